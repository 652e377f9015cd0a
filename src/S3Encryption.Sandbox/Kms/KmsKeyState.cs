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
}
