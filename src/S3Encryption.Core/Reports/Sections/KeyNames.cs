using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>What people call KMS keys.</summary>
internal sealed class KeyNames
{
    private readonly Dictionary<string, string> _aliases = [];

    private KeyNames()
    {
    }

    public static KeyNames Of(CollectedBuckets buckets, CollectedKeys keys)
    {
        var names = new KeyNames();
        foreach (var bucket in buckets.InOrder.Where(b => !string.IsNullOrEmpty(b.KmsKeyArn) && b.KmsKeyAlias is not null))
            names._aliases[bucket.KmsKeyArn!] = bucket.KmsKeyAlias!;
        foreach (var key in keys.Keys.Values.Where(k => k.Alias is not null)) names._aliases[key.Arn] = key.Alias!;
        return names;
    }

    /// <summary>A key in full, and short: its alias, or the end of its ARN.</summary>
    public (string Full, string Short) Name(string? arn)
    {
        if (arn is null) return ("Not told which", "Not told which");
        if (_aliases.TryGetValue(arn, out var alias)) return ($"{alias}, {arn}", alias);
        return (arn, arn.Substring(arn.LastIndexOf('/') + 1));
    }
}
