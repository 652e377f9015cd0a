using System;
using System.Net;
using Amazon.Runtime;

namespace S3Encryption.Core.Failures;

/// <summary>What S3's answers mean where an SSE-C key was sent, or should have been (FACTS: SSE-C, recorded answers).</summary>
internal static class SseCFailures
{
    public static Explanation? Explain(AmazonServiceException answer, string code, RequestSubject subject)
    {
        var says = answer.Message ?? string.Empty;
        if (Has(says, "stored using a form of Server Side Encryption")) return KeyRequired();
        if (Has(says, "encryption parameters are not applicable to this object")) return TakesNoKey;
        if (Has(says, "must be made over a secure connection")) return OverHttp(subject.Endpoint.ToString());
        if (subject.SseCKey is not SseCKey key)
            return !subject.Writes && Has(says, "with Customer provided keys must provide a valid encryption algorithm") ? KeyRequired() : null;  // Ceph RGW's words.
        if (Has(says, "provide the correct secret key") || Has(says, "incorrect encryption key")) return Mismatch(key);
        if (subject.Writes && code == "AccessDenied" && Has(says, "SSE-C") || Has(says, "blocked encryption type")) return Blocked(subject.Location!);
        if (subject.Writes) return null;
        return Has(says, "calculated MD5 hash of the key") ? Mismatch(key) : Unexplained(answer, code, subject, key);
    }

    /// <summary>The bucket refuses SSE-C writes.</summary>
    public static Explanation Blocked(S3Location location) => new(
        "SseCBlockedByBucket", FailureCategory.Denied, "this bucket blocks SSE-C uploads (the default since April 2026).",
        $"To allow them: Set-S3BucketEncryption -BucketName {location.BucketName} -AllowSseC.");

    /// <summary>The key would travel readable by anyone.</summary>
    public static Explanation OverHttp(string endpoint) => new(
        "SseCOverHttp", FailureCategory.Security, $"an SSE-C key is never sent over plain HTTP ({endpoint}).", "Use an https endpoint: -EndpointUrl https://….");

    /// <summary>The same, before anything was sent.</summary>
    public static S3EncryptionException RefusedOverHttp(S3Location location, Connection.Endpoint endpoint)
    {
        var why = OverHttp(endpoint.ToString());
        return new S3EncryptionException(why.Id, why.Category, $"{location}: {why.Reason}", why.Hint) { Location = location, StopsEverything = true };
    }

    /// <summary>A server that ignores the key handed out an object that is not under it: not what was asked for.</summary>
    public static S3EncryptionException NotSseC(S3Location location) =>
        new(TakesNoKey.Id, TakesNoKey.Category, $"{location}: {TakesNoKey.Reason}", TakesNoKey.Hint) { Location = location, Operation = "GetObject" };

    private static Explanation TakesNoKey { get; } = new(
        "ObjectNotSseC", FailureCategory.InvalidInput, "the object is not encrypted with SSE-C, so it takes no key.", "Read it without: Receive-S3EncryptedObject.");

    private static Explanation KeyRequired() => new(
        "SseCKeyRequired", FailureCategory.InvalidInput, "the object is encrypted with SSE-C, and no key was given.", "Give its key: -SseCKey.");

    private static Explanation Mismatch(SseCKey key) => new(
        "SseCKeyMismatch", FailureCategory.Denied, $"this is not the SSE-C key the object was encrypted with ({key.Fingerprint}).", "Try the other keys you have; without the right one nobody can read it.");

    // A HEAD answers a bare 403, and Ceph RGW's a bare 400, where a GET answers in words: there, a bare 400 is about the request.
    private static Explanation? Unexplained(AmazonServiceException answer, string code, RequestSubject subject, SseCKey key) => answer.StatusCode switch
    {
        HttpStatusCode.Forbidden when code is "" or "Forbidden" => new Explanation(
            "SseCKeyMismatch", FailureCategory.Denied, $"either this is not the object's SSE-C key ({key.Fingerprint}), or the caller may not read it; S3 does not say which.", null),
        HttpStatusCode.BadRequest when subject.Operation == "HeadObject" && code is ("" or "BadRequest" or "400") => Mismatch(key),
        _ => null,
    };

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
