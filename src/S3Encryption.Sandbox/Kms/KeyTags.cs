using System;
using System.Collections.Generic;

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

        return tags.Count <= Most ? tags : throw KmsErrors.Of("TagException", "Too many tags");
    }
}
