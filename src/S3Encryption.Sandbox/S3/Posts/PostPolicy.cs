using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>
/// The policy of a form: until when it may be sent, and what its fields may say.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html.
/// </summary>
internal sealed record PostPolicy(DateTimeOffset Expiration, IReadOnlyList<PostCondition> Conditions)
{
    private const string ExpirationForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly string[] NeedNoCondition = ["policy", "x-amz-signature", "AWSAccessKeyId", "signature", "bucket"];

    internal static PostPolicy Parse(string field)
    {
        var bytes = new byte[field.Length];
        if (!Convert.TryFromBase64String(field, bytes, out var length))
        {
            throw Invalid("Invalid Policy: Invalid Base64 Encoding.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(ReadExpiration(document.RootElement), ReadConditions(document.RootElement))
                : throw Invalid("Invalid Policy: Invalid JSON.");
        }
        catch (JsonException)
        {
            throw Invalid("Invalid Policy: Invalid JSON.");
        }
    }

    /// <summary>Throws where the policy has expired, or a field is other than its conditions, or has none.</summary>
    internal void Demand(IReadOnlyDictionary<string, string> fields, long size, DateTimeOffset now)
    {
        if (Expiration <= now)
        {
            throw Refused("Policy expired.");
        }

        if (Conditions.FirstOrDefault(condition => !condition.Holds(fields, size)) is { } failed)
        {
            throw Refused("Policy Condition failed: " + failed.Text);
        }

        var extra = fields.Keys
            .Where(name => !NeedNoCondition.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Where(name => !name.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase))
            .Except(Conditions.Select(condition => condition.Field), StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (extra.Count > 0)
        {
            throw Refused("Extra input fields: " + string.Join(", ", extra));
        }
    }

    internal static AwsErrorException Invalid(string message) => new(400, "InvalidPolicyDocument", message);

    private static AwsErrorException Refused(string why) => S3Errors.AccessDenied("Invalid according to Policy: " + why);

    /// <summary>The ISO 8601 form in GMT, and no other.</summary>
    private static DateTimeOffset ReadExpiration(JsonElement root)
    {
        if (!root.TryGetProperty("expiration", out var text))
        {
            throw Invalid("Invalid Policy: Policy missing expiration.");
        }

        return text.ValueKind == JsonValueKind.String && DateTimeOffset.TryParseExact(
                text.GetString(), ExpirationForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiration)
            ? expiration
            : throw Invalid("Invalid Policy: Invalid 'expiration' value: '" + text + "'");
    }

    private static List<PostCondition> ReadConditions(JsonElement root)
    {
        if (!root.TryGetProperty("conditions", out var conditions) || conditions.ValueKind != JsonValueKind.Array)
        {
            throw Invalid("Invalid Policy: Policy missing conditions.");
        }

        return [.. conditions.EnumerateArray().Select(PostCondition.Read)];
    }
}
