namespace S3Encryption;

/// <summary>Where an SSE-C key came from.</summary>
public enum SseCKeyOrigin
{
    /// <summary>Made here by the system's cryptographic random generator.</summary>
    Generated,

    /// <summary>A KMS data key: <see cref="SseCKey.WrappedKey"/> opens again with <c>kms:Decrypt</c>.</summary>
    KmsDataKey,

    /// <summary>Given by the caller.</summary>
    Imported,

    /// <summary>Unwrapped from a keyring.</summary>
    Keyring,
}
