using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Reads a wrapped key's JSON. Whatever is not as it was written is damage: a key must not be guessed.</summary>
public static class KeyDocumentReader
{
    private const RegexOptions Fixed = RegexOptions.CultureInvariant;
    private static readonly Regex Fingerprint = new(@"\ASHA256:[A-Za-z0-9+/]{43}\z", Fixed);
    private static readonly Regex KeyMD5 = new(@"\A[A-Za-z0-9+/]{22}==\z", Fixed);
    private static readonly Regex KeyArn = new(@"\Aarn:[a-z0-9-]+:kms:[a-z0-9-]*:[0-9]{12}:key/[A-Za-z0-9-]+\z", Fixed);

    /// <summary>Reads a document.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="path">The file it is from, if any.</param>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringDamaged</c>.</exception>
    public static StoredSseCKey Read(string text, string? path)
    {
        try
        {
            using var json = JsonDocument.Parse(text.TrimStart('\ufeff'));
            return Read(json.RootElement, path);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // GetString on a number is an InvalidOperationException.
            throw KeyringFailures.Damaged(path, e.Message);
        }
    }

    private static StoredSseCKey Read(JsonElement root, string? path)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, KeyDocument.FormatName) != KeyDocument.Format)
            throw new FormatException("it is not a key of a keyring");
        if (!root.TryGetProperty(KeyDocument.VersionName, out var version) || version.GetInt32() != KeyDocument.Version)
            throw new FormatException("a newer version of this module wrote it");
        var wrapping = Wrapping(Member(root, KeyDocument.Wrap));
        return new StoredSseCKey(
            new SseCKeyEntry
            {
                Fingerprint = Matching(root, KeyDocument.Fingerprint, Fingerprint),
                KeyMD5 = Matching(root, KeyDocument.KeyMD5, KeyMD5),
                Name = Text(root, KeyDocument.Name),
                BucketName = Text(root, KeyDocument.Bucket),
                Prefix = Text(root, KeyDocument.Prefix),
                Created = DateTimeOffset.Parse(
                    Required(root, KeyDocument.Created), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime(),
                Note = Text(root, KeyDocument.Note),
                Wrap = wrapping is KeyWrapping.Kms ? SseCKeyWrap.Kms : SseCKeyWrap.Cms,
                KmsKeyArn = (wrapping as KeyWrapping.Kms)?.KeyArn,
                Recipients = (wrapping as KeyWrapping.Cms)?.Recipients ?? [],
                Path = path,
            },
            wrapping);
    }

    private static KeyWrapping Wrapping(JsonElement wrap) => Required(wrap, KeyDocument.Kind) switch
    {
        KeyDocument.KmsKind => new KeyWrapping.Kms(
            Matching(wrap, KeyDocument.KeyArn, KeyArn), Base64(Required(wrap, KeyDocument.Ciphertext)), Context(wrap)),
        KeyDocument.CmsKind => new KeyWrapping.Cms(
            Cms(Required(wrap, KeyDocument.Document)), [.. Member(wrap, KeyDocument.Recipients).EnumerateArray().Select(Recipient)]),
        _ => throw new FormatException("it is wrapped in a way that this version does not know"),
    };

    private static SseCKeyRecipient Recipient(JsonElement of) =>
        new(Required(of, KeyDocument.Subject), Required(of, KeyDocument.Thumbprint));

    private static Dictionary<string, string> Context(JsonElement wrap) => wrap.TryGetProperty(KeyDocument.Context, out var context)
        ? context.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? string.Empty)
        : [];

    private static string Cms(string document) =>
        CmsText.Read(document) is null ? throw new FormatException("its CMS document cannot be read") : document;

    private static string Base64(string text)
    {
        _ = Convert.FromBase64String(text);
        return text;
    }

    private static string Matching(JsonElement of, string name, Regex form) => Required(of, name) is var text && form.IsMatch(text)
        ? text
        : throw new FormatException($"its {name} cannot be right");

    private static string Required(JsonElement of, string name) => Text(of, name) ?? throw new FormatException($"its {name} is missing");

    private static JsonElement Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value : throw new FormatException($"its {name} is missing");

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
