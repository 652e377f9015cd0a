using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Writes a wrapped key as JSON that a person can read. It holds nothing secret.</summary>
public static class KeyDocumentWriter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 without a byte order mark, ending in a line end.</summary>
    public static byte[] Write(StoredSseCKey stored)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Readable))
        {
            json.WriteStartObject();
            Describe(json, stored.Entry);
            json.WriteStartObject(KeyDocument.Wrap);
            if (stored.Wrapping is KeyWrapping.Kms kms) Write(json, kms);
            else Write(json, (KeyWrapping.Cms)stored.Wrapping);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        content.WriteByte((byte)'\n');
        return content.ToArray();
    }

    /// <summary>The same as text, without the line end.</summary>
    public static string Text(StoredSseCKey stored) => Encoding.UTF8.GetString(Write(stored)).TrimEnd('\n');

    private static void Describe(Utf8JsonWriter json, SseCKeyEntry entry)
    {
        json.WriteString(KeyDocument.FormatName, KeyDocument.Format);
        json.WriteNumber(KeyDocument.VersionName, KeyDocument.Version);
        json.WriteString(KeyDocument.Fingerprint, entry.Fingerprint);
        json.WriteString(KeyDocument.KeyMD5, entry.KeyMD5);
        WriteGiven(json, KeyDocument.Name, entry.Name);
        WriteGiven(json, KeyDocument.Bucket, entry.BucketName);
        WriteGiven(json, KeyDocument.Prefix, entry.Prefix);
        json.WriteString(KeyDocument.Created, entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        WriteGiven(json, KeyDocument.Note, entry.Note);
    }

    private static void Write(Utf8JsonWriter json, KeyWrapping.Kms kms)
    {
        json.WriteString(KeyDocument.Kind, KeyDocument.KmsKind);
        json.WriteString(KeyDocument.KeyArn, kms.KeyArn);
        json.WriteString(KeyDocument.Ciphertext, kms.Ciphertext);
        json.WriteStartObject(KeyDocument.Context);
        foreach (var pair in kms.Context) json.WriteString(pair.Key, pair.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KeyWrapping.Cms cms)
    {
        json.WriteString(KeyDocument.Kind, KeyDocument.CmsKind);
        json.WriteStartArray(KeyDocument.Recipients);
        foreach (var recipient in cms.Recipients)
        {
            json.WriteStartObject();
            json.WriteString(KeyDocument.Subject, recipient.Subject);
            json.WriteString(KeyDocument.Thumbprint, recipient.Thumbprint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(KeyDocument.Document, cms.Document);
    }

    private static void WriteGiven(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }
}
