using System;
using System.Text;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>Tells what is wrapped, which may be a string, from what is plain, which had better not.</summary>
public static class WrappedText
{
    /// <summary>The text where it begins like an export that KMS or a private key opens; null where it is something else.</summary>
    public static string? Find(string text) => KeyText.IsWrapped(text.AsSpan()) ? text : null;

    /// <summary>The same of characters.</summary>
    public static string? Find(KeyCharacters text) => KeyText.IsWrapped(text.Span) ? text.Span.ToString() : null;

    /// <summary>The same of a file's content.</summary>
    public static string? Find(byte[] content)
    {
        if (content.Length <= SseCKey.Size) return null;
        var isJson = Array.Find(content, b => b is (byte)'{' or (byte)'-') == '{';
        var mark = isJson ? "\"wrap\""u8 : "-----BEGIN CMS-----"u8;
        return content.AsSpan().IndexOf(mark) < 0 ? null : Find(Encoding.UTF8.GetString(content));
    }

    /// <summary>The failure where nothing at hand can open it.</summary>
    public static S3EncryptionException NeedsImport(ReadingOptions options) => FormFailures.Wrapped(options);

    /// <summary>Reads it: a bare CMS document, or the JSON of a keyring.</summary>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringDamaged</c>.</exception>
    public static (StoredSseCKey? Stored, KeyWrapping.Cms? Document) Read(string text, string? path) =>
        KeyText.Trim(text.AsSpan())[0] == '{' ? (KeyDocumentReader.Read(text, path), null) : (null, new KeyWrapping.Cms(text, []));
}
