using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// The kms:* condition keys that a key and its use bring: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html.
/// </summary>
internal static class KmsConditions
{
    internal static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Of(
        KmsKeys keys, KmsKey key, string? requestAlias, IReadOnlyDictionary<string, string>? context)
    {
        yield return Single("kms:KeySpec", key.Spec);
        yield return Single("kms:KeyUsage", key.Usage);
        yield return Single("kms:KeyOrigin", key.Origin);
        yield return Single("kms:MultiRegion", key.IsMultiRegion ? "true" : "false");
        yield return new("kms:ResourceAliases", [.. keys.AliasesOf(key).Select(static alias => alias.Name)]);
        foreach (var (name, value) in key.Tags)
        {
            yield return Single("aws:ResourceTag/" + name, value);
        }

        if (requestAlias is not null)
        {
            yield return Single("kms:RequestAlias", requestAlias);
        }

        if (context is null)
        {
            yield break;
        }

        yield return Single("kms:EncryptionAlgorithm", KmsKey.Symmetric);
        yield return new("kms:EncryptionContextKeys", [.. context.Keys]);
        foreach (var (name, value) in context)
        {
            yield return Single("kms:EncryptionContext:" + name, value);
        }
    }

    private static KeyValuePair<string, IReadOnlyList<string>> Single(string name, string value) => new(name, [value]);
}
