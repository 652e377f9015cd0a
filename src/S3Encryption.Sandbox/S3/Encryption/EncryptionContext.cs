using System;
using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>The KMS encryption context of an object: what the caller sent, and the ARN that S3 adds.</summary>
internal static class EncryptionContext
{
    /// <summary>The key under which S3 puts the ARN of the object, or of the bucket under a Bucket Key.</summary>
    internal const string ArnKey = "aws:s3:arn";

    private static readonly Dictionary<string, string> Empty = [];

    /// <summary>Reads the header: base64 of UTF-8 JSON, an object of strings.</summary>
    internal static IReadOnlyDictionary<string, string> Parse(string? header)
    {
        if (header is null)
        {
            return Empty;
        }

        try
        {
            var pairs = JsonSerializer.Deserialize<Dictionary<string, string>>(Convert.FromBase64String(header));
            return pairs is null || pairs.ContainsValue(null!) ? throw Refused(header) : pairs;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            throw Refused(header);
        }
    }

    internal static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> ofCaller, string arn)
    {
        var merged = new Dictionary<string, string>(ofCaller, StringComparer.Ordinal);
        // A caller may name the ARN himself, as long as it is the right one; S3's value is the one that counts.
        merged[ArnKey] = arn;
        return merged;
    }

    private static Exception Refused(string header) => S3Errors.InvalidArgument(
        "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string "
            + "holding JSON which represents a string-string map",
        EncryptionHeaders.Context,
        header);
}
