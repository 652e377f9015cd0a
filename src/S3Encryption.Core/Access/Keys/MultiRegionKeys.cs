using System.Collections.Generic;
using System.Linq;
using Amazon.KeyManagementService.Model;

namespace S3Encryption.Core.Access.Keys;

/// <summary>What DescribeKey tells of the keys that share a key's id and material in other Regions.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionConfiguration.html</remarks>
internal static class MultiRegionKeys
{
    /// <summary>The ARNs of the primary and the replicas but for the key itself, the primary first; null where it is no such key.</summary>
    public static IReadOnlyList<string>? Beside(KeyMetadata? key)
    {
        if (key?.MultiRegionConfiguration is not { } config) return null;
        var all = new[] { config.PrimaryKey }.Concat(config.ReplicaKeys ?? []).Select(k => k?.Arn);
        return [.. all.OfType<string>().Where(arn => arn != key.Arn).Distinct()];
    }
}
