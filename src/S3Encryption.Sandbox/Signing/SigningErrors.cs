using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>What S3, KMS and STS each say when a signature is missing, malformed or late. Their codes and statuses differ.</summary>
internal sealed class SigningErrors(string service)
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private bool IsS3 => service == RequestedService.S3;

    private bool IsKms => service == RequestedService.Kms;

    internal AwsErrorException UnsupportedAuthorization(string scheme) =>
        !IsS3 ? Incomplete("Unsupported AWS 'algorithm': '" + scheme + "'.")
        : scheme == "AWS" ? new(400, "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.")
        : new(400, "InvalidArgument", "Unsupported Authorization Type",
            new Dictionary<string, string> { ["ArgumentName"] = "Authorization", ["ArgumentValue"] = scheme });

    internal static AwsErrorException TwoMechanisms() => new(400, "InvalidArgument",
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the "
        + "Authorization header should be specified",
        new Dictionary<string, string> { ["ArgumentName"] = "Authorization" });

    internal AwsErrorException MalformedAuthorization(string what, IReadOnlyDictionary<string, string>? details = null) =>
        IsS3 ? new(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + what, details) : Incomplete(what);

    internal AwsErrorException IncompleteAuthorization(string name) =>
        IsS3 ? MalformedAuthorization("the authorization header requires three components: Credential, SignedHeaders, and Signature.")
        : Incomplete($"Authorization header requires '{name}' parameter.");

    internal AwsErrorException MalformedQuery(string message) =>
        IsS3 ? new(400, "AuthorizationQueryParametersError", message) : Incomplete(message);

    internal AwsErrorException MissingDate() =>
        IsS3 ? new(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header")
        : Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");

    internal AwsErrorException MissingAuthentication() =>
        new(
            IsKms ? 400 : 403,
            IsKms ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
            "Request is missing Authentication Token");

    internal AwsErrorException WrongRegion(string given, string expected) =>
        IsS3
            ? MalformedAuthorization(
                $"the region '{given}' is wrong; expecting '{expected}'", new Dictionary<string, string> { ["Region"] = expected })
            : Mismatch("Credential should be scoped to a valid region. ");

    internal AwsErrorException WrongService(string given) =>
        MalformedAuthorization($"incorrect service \"{given}\". This endpoint belongs to \"s3\".");

    internal AwsErrorException UnknownAccessKey(string accessKeyId) =>
        IsS3
            ? new(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", Key(accessKeyId))
            : InvalidToken();

    internal AwsErrorException InvalidToken() =>
        IsS3 ? new(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
        : IsKms ? new(400, "UnrecognizedClientException", "The security token included in the request is invalid.")
        : new(403, "InvalidClientTokenId", "The security token included in the request is invalid.");

    internal AwsErrorException Expired() =>
        IsS3 ? new(400, "ExpiredToken", "The provided token has expired.")
        : IsKms ? new(400, "ExpiredTokenException", "The security token included in the request is expired")
        : new(403, "ExpiredToken", "The security token included in the request is expired");

    internal AwsErrorException Skewed(DateTimeOffset signed, DateTimeOffset now, string text, TimeSpan allowed)
    {
        if (IsS3)
        {
            return new(
                403,
                "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.",
                new Dictionary<string, string>
                {
                    ["RequestTime"] = text,
                    ["ServerTime"] = now.UtcDateTime.ToString(Iso, CultureInfo.InvariantCulture),
                    ["MaxAllowedSkewMilliseconds"] = allowed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
                });
        }

        var limit = SigningTime.Text(signed < now ? now - allowed : now + allowed);
        return Mismatch(signed < now
            ? $"Signature expired: {text} is now earlier than {limit} ({SigningTime.Text(now)} - {allowed.TotalMinutes} min.)"
            : $"Signature not yet current: {text} is still later than {limit} ({SigningTime.Text(now)} + {allowed.TotalMinutes} min.)");
    }

    internal static AwsErrorException PresignedExpired(DateTimeOffset expires, DateTimeOffset now, TimeSpan? lifetime)
    {
        var details = new Dictionary<string, string>
        {
            ["Expires"] = expires.UtcDateTime.ToString(Iso, CultureInfo.InvariantCulture),
            ["ServerTime"] = now.UtcDateTime.ToString(Iso, CultureInfo.InvariantCulture),
        };
        if (lifetime is { } seconds)
        {
            details["X-Amz-Expires"] = seconds.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return new(403, "AccessDenied", "Request has expired", details);
    }

    internal static AwsErrorException PresignedNotYetValid() => new(403, "AccessDenied", "Request is not valid yet");

    internal static AwsErrorException HeadersNotSigned(IEnumerable<string> names) =>
        new(403, "AccessDenied", "There were headers present in the request which were not signed",
            new Dictionary<string, string> { ["HeadersNotSigned"] = string.Join(", ", names) });

    internal AwsErrorException DoesNotMatch(
        string accessKeyId, string signature, string stringToSign, string? canonicalRequestToShow)
    {
        if (!IsS3)
        {
            return Mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
                    + "signing method. Consult the service documentation for details.");
        }

        var details = new Dictionary<string, string>(Key(accessKeyId))
        {
            ["StringToSign"] = stringToSign,
            ["SignatureProvided"] = signature,
        };
        if (canonicalRequestToShow is not null)
        {
            details["CanonicalRequest"] = canonicalRequestToShow;
        }

        return new(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
            details);
    }

    private AwsErrorException Mismatch(string message) =>
        new(IsKms ? 400 : 403, IsKms ? "InvalidSignatureException" : "SignatureDoesNotMatch", message);

    private AwsErrorException Incomplete(string message) =>
        new(400, IsKms ? "IncompleteSignatureException" : "IncompleteSignature", message);

    private static Dictionary<string, string> Key(string accessKeyId) => new() { ["AWSAccessKeyId"] = accessKeyId };
}
