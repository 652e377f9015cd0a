using System;
using System.Linq;

namespace S3Encryption.Core.Access;

/// <summary>The parts of <c>arn:PARTITION:kms:REGION:ACCOUNT:key/ID</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN</remarks>
public sealed record KeyArn(string Partition, string Region, string AccountId, string KeyId)
{
    private const string KeyPrefix = "key/";

    private const string MultiRegionPrefix = "mrk-";

    /// <summary>Whether it may have replicas in other Regions, which have the same id.</summary>
    public bool IsMultiRegion => KeyId.StartsWith(MultiRegionPrefix, StringComparison.Ordinal);

    /// <summary>Takes an ARN apart; null where the text is an id or an alias, or nothing of the kind.</summary>
    public static KeyArn? Parse(string text)
    {
        var parts = text.Split([':'], 6);
        return parts is ["arn", var partition, "kms", var region, var account, var resource]
            && region.Length > 0 && account.Length == 12 && account.All(char.IsDigit)
            && resource.Length > KeyPrefix.Length && resource.StartsWith(KeyPrefix, StringComparison.Ordinal)
                ? new KeyArn(partition, region, account, resource.Substring(KeyPrefix.Length))
                : null;
    }

    /// <summary>The Region in the ARN of a key or an alias; null where the text is neither.</summary>
    public static string? RegionOf(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.Split(':') is { Length: > 3 } parts ? parts[3] : null;

    /// <summary>The ARN.</summary>
    public override string ToString() => $"arn:{Partition}:kms:{Region}:{AccountId}:{KeyPrefix}{KeyId}";
}
