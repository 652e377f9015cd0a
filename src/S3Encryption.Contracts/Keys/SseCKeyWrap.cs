namespace S3Encryption;

/// <summary>How a stored key is kept from those who may not have it.</summary>
public enum SseCKeyWrap
{
    /// <summary>Encrypted by a KMS key: <c>kms:Decrypt</c> opens it.</summary>
    Kms,

    /// <summary>Encrypted to certificates (CMS): their private keys open it, without AWS.</summary>
    Cms,
}
