using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>The Tags member: https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html.</summary>
internal static class KeyTags
{
    private const int Most = 50;

    internal static IReadOnlyDictionary<string, string> Read(KmsFields fields)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in fields.Structures("Tags"))
        {
            var name = tag.RequiredText("TagKey", 128);
            if (name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw KmsErrors.Of("TagException", "Tags beginning with aws: are reserved");
            }

            if (!tags.TryAdd(name, tag.TextOrEmpty("TagValue", 256)))
            {
                throw KmsErrors.Of("TagException", "Duplicate tag keys");
            }
        }

        return tags.Count <= Most ? tags : throw TooMany();
    }

    internal static void Add(KmsKey key, IReadOnlyDictionary<string, string> tags)
    {
        if (key.Tags.Keys.Union(tags.Keys, StringComparer.Ordinal).Count() > Most)
        {
            throw TooMany();
        }

        foreach (var (name, value) in tags)
        {
            key.Tags[name] = value;
        }
    }

    /// <summary>The condition keys of requests that bring tags.</summary>
    internal static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(IReadOnlyDictionary<string, string> tags) =>
    [
        new("aws:TagKeys", [.. tags.Keys]),
        .. tags.Select(static tag => new KeyValuePair<string, IReadOnlyList<string>>("aws:RequestTag/" + tag.Key, [tag.Value])),
    ];

    private static AwsErrorException TooMany() => KmsErrors.Of("TagException", "Too many tags");
}
