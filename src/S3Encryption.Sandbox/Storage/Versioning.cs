namespace S3Encryption.Sandbox.Storage;

/// <summary>Whether a bucket keeps what is overwritten and deleted. Once enabled it can only be suspended.</summary>
internal enum Versioning
{
    Never,
    Enabled,
    Suspended,
}
