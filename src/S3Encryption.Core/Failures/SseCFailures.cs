using System;
using System.Net;
using Amazon.Runtime;

namespace S3Encryption.Core.Failures;

/// <summary>What S3's answers mean where an SSE-C key was sent, or should have been (docs/facts.md: SSE-C, recorded answers).</summary>
internal static class SseCFailures
{
    /// <summary>The id of the failure of who gave no key.</summary>
    public const string KeyRequiredId = "SseCKeyRequired";

    public static Explanation? Explain(AmazonServiceException answer, string code, RequestSubject subject)
    {
        var says = answer.Message ?? string.Empty;
        if (Has(says, "stored using a form of Server Side Encryption")) return KeyRequired;
        if (Has(says, "encryption parameters are not applicable to this object")) return TakesNoKey;
        if (Has(says, "must be made over a secure connection")) return OverHttp(subject.Endpoint);
        if (subject.Writes) return IsBlocked(says, code, subject) ? Blocked(subject.Location!) : null;
        return subject.SseCKey is SseCKey key ? ExplainRead(answer, says, code, subject, key) : ExplainKeyless(answer, says, code, subject);
    }

    /// <summary>The key would travel readable by anyone.</summary>
    public static Explanation OverHttp(Connection.Endpoint endpoint) => new(
        "SseCOverHttp", FailureCategory.Security,
        $"an SSE-C key is never sent over plain HTTP ({endpoint}).",
        "Use an https endpoint: -EndpointUrl https://….");

    /// <summary>Refuses an endpoint to which a key would travel readable by anyone (docs/safety.md, rule 2).</summary>
    public static void RequireTls(Connection.Endpoint endpoint, S3Location location)
    {
        if (endpoint.IsPlainHttp) throw OverHttp(endpoint).About(location, stopsEverything: true);
    }

    /// <summary>The same where the key would come from KMS.</summary>
    public static void RequireTls(Connection.Endpoint endpoint, string kmsKeyId)
    {
        if (endpoint.IsPlainHttp) throw OverHttp(endpoint).About(kmsKeyId, stopsEverything: true);
    }

    /// <summary>The object is under another kind of encryption. A server that ignores the key hands it out all the same.</summary>
    public static Explanation TakesNoKey { get; } = new(
        "ObjectNotSseC", FailureCategory.InvalidInput,
        "the object is not encrypted with SSE-C, so it takes no key.",
        "Read it without: Receive-S3EncryptedObject.");

    private static Explanation KeyRequired { get; } = new(
        KeyRequiredId, FailureCategory.InvalidInput,
        "the object is encrypted with SSE-C, and no key was given.",
        "Give its key: Receive-S3SseCObject -SseCKey.");

    private static Explanation Blocked(S3Location location) => new(
        "SseCBlockedByBucket", FailureCategory.Denied,
        "this bucket blocks SSE-C uploads (the default since April 2026).",
        $"To allow them: Set-S3BucketEncryption -BucketName {location.BucketName} -AllowSseC.");

    private static Explanation Mismatch(SseCKey key) => new(
        "SseCKeyMismatch", FailureCategory.Denied,
        $"this is not the SSE-C key the object was encrypted with ({key.Fingerprint}).",
        "Try the other keys you have; without the right one nobody can read it.");

    private static Explanation MismatchOrDenied(SseCKey key) => new(
        "SseCKeyMismatch", FailureCategory.Denied,
        $"either this is not the object's SSE-C key ({key.Fingerprint}), or the caller may not read it; S3 does not say which.",
        "Try the other keys you have, and ask for s3:GetObject.");

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
    private static bool IsBlocked(string says, string code, RequestSubject subject) =>
        subject.SseCKey is not null && ((code == "AccessDenied" && Has(says, "SSE-C")) || Has(says, "blocked encryption type"));

    // A HEAD answers a bare 403, and Ceph RGW's a bare 400, where a GET answers in words: there, a bare 400 is about the request.
    private static Explanation? ExplainRead(
        AmazonServiceException answer, string says, string code, RequestSubject subject, SseCKey key)
    {
        if (Has(says, "provide the correct secret key") || Has(says, "incorrect encryption key")) return Mismatch(key);
        if (Has(says, "calculated MD5 hash of the key")) return Mismatch(key);
        return answer.StatusCode switch
        {
            HttpStatusCode.Forbidden when code is "" or "Forbidden" => MismatchOrDenied(key),
            HttpStatusCode.BadRequest when subject.Operation == "HeadObject" && code is ("" or "BadRequest" or "400") => Mismatch(key),
            _ => null,
        };
    }

    // Ceph RGW's words for a missing key, and S3's answer to a HEAD, which has no words.
    private static Explanation? ExplainKeyless(AmazonServiceException answer, string says, string code, RequestSubject subject) =>
        Has(says, "with Customer provided keys must provide a valid encryption algorithm")
        || (answer.StatusCode == HttpStatusCode.BadRequest && subject.Operation == "HeadObject" && code is ("" or "BadRequest" or "400"))
            ? KeyRequired
            : null;

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
