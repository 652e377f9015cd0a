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

    /// <summary>A key's name: its alias with the ARN beside it, or the ARN alone.</summary>
    public Name Of(string? arn)
    {
        if (arn is null) return new Name("Not told which", null, "Not told which");
        return _aliases.TryGetValue(arn, out var alias) ? new Name(alias, arn, alias)
            : new Name(arn, null, arn.Substring(arn.LastIndexOf('/') + 1));
    }
}

/// <summary>A name.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Detail">What tells it from others of that name; null where the text does.</param>
/// <param name="Short">What fits above a bar.</param>
internal sealed record Name(string Text, string? Detail, string Short);
