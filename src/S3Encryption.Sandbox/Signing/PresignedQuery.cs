using System;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Reads the X-Amz-* query parameters: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html.</summary>
internal static class PresignedQuery
{
    private const int LongestSeconds = 604800;
    private static readonly string[] Needed =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"];

    internal static bool IsIn(HttpRequest request) =>
        request.Query.ContainsKey("X-Amz-Algorithm") || request.Query.ContainsKey("X-Amz-Signature");

    internal static SignatureClaim Read(HttpRequest request, SigningErrors errors)
    {
        if (Needed.Any(name => request.Query[name].ToString().Length == 0))
        {
            throw errors.MalformedQuery(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
                    + "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }

        string Value(string name) => request.Query[name].ToString();
        if (Value("X-Amz-Algorithm") != AuthorizationHeader.Algorithm)
        {
            throw errors.MalformedQuery("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }

        var scope = CredentialScope.Parse(Value("X-Amz-Credential")) ?? throw errors.MalformedQuery(
            "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; "
                + "expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        var time = SigningTime.Parse(Value("X-Amz-Date"))
            ?? throw errors.MalformedQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        var token = Value("X-Amz-Security-Token");
        var headers = Value("X-Amz-SignedHeaders").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return new SignatureClaim(
            scope,
            headers,
            Value("X-Amz-Signature"),
            time,
            Value("X-Amz-Date"),
            token.Length == 0 ? null : token,
            Lifetime(Value("X-Amz-Expires"), errors));
    }

    private static TimeSpan Lifetime(string text, SigningErrors errors)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw errors.MalformedQuery("X-Amz-Expires should be a number");
        }

        return seconds switch
        {
            < 0 => throw errors.MalformedQuery("X-Amz-Expires must be non-negative"),
            > LongestSeconds => throw errors.MalformedQuery(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"),
            _ => TimeSpan.FromSeconds(seconds),
        };
    }
}
