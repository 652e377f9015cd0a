namespace S3Encryption;

/// <summary>Something done with S3 that takes KMS permissions.</summary>
public enum KmsOperation
{
    /// <summary>Storing an object in one request.</summary>
    Upload,

    /// <summary>Reading one.</summary>
    Download,

    /// <summary>Storing one in parts.</summary>
    MultipartUpload,

    /// <summary>Copying one inside S3, from or to the key.</summary>
    Copy,

    /// <summary>Changing the encryption of a stored object without moving its data (UpdateObjectEncryption).</summary>
    ReEncrypt,

    /// <summary>Looking at the key: state, policy, rotation, tags.</summary>
    Audit,

    /// <summary>Making keys.</summary>
    Administer,
}
