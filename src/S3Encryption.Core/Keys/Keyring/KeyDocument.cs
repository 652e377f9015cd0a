namespace S3Encryption.Core.Keys.Keyring;

/// <summary>The names in a key's JSON document (docs/keyring.md).</summary>
internal static class KeyDocument
{
    public const string Format = "S3Encryption SSE-C key";
    public const int Version = 1;

    public const string FormatName = "format";
    public const string VersionName = "version";
    public const string Fingerprint = "fingerprint";
    public const string KeyMD5 = "keyMD5";
    public const string Name = "name";
    public const string Bucket = "bucket";
    public const string Prefix = "prefix";
    public const string Created = "created";
    public const string Note = "note";
    public const string Wrap = "wrap";

    public const string Kind = "kind";
    public const string KmsKind = "KMS";
    public const string KeyArn = "keyArn";
    public const string Ciphertext = "ciphertext";
    public const string Context = "encryptionContext";

    public const string CmsKind = "CMS";
    public const string Recipients = "recipients";
    public const string Subject = "subject";
    public const string Thumbprint = "thumbprint";
    public const string Document = "document";
}
