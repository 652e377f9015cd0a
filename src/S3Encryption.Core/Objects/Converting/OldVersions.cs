namespace S3Encryption.Core.Objects.Converting;

/// <summary>What becomes of an object as it was, in a bucket that keeps versions.</summary>
public enum OldVersions
{
    /// <summary>It stays, under its old encryption, and is billed.</summary>
    Keep,

    /// <summary>It is removed for good when the copy is there and verified.</summary>
    Remove,
}
