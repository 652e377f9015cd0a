namespace S3Encryption.Sandbox.Kms;

/// <summary>The states a key can be in here; the names are KMS's own.</summary>
public enum KmsKeyState
{
    /// <summary>Usable.</summary>
    Enabled,

    /// <summary>Exists, refuses cryptographic operations until enabled.</summary>
    Disabled,

    /// <summary>Waits for its deletion date; refuses nearly everything until the deletion is cancelled.</summary>
    PendingDeletion,

    /// <summary>Has no key material yet, or no longer. A configuration can put a key there; nothing can be imported here.</summary>
    PendingImport,

    /// <summary>In a custom key store that is disconnected; to be set by a configuration or a test.</summary>
    Unavailable,
}
