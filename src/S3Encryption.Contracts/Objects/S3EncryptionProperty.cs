namespace S3Encryption;

/// <summary>By what stored objects are grouped to be counted.</summary>
public enum S3EncryptionProperty
{
    /// <summary>The kind of encryption.</summary>
    Encryption,

    /// <summary>The KMS key. An inventory does not tell it.</summary>
    KmsKeyArn,

    /// <summary>Whether an S3 Bucket Key is used.</summary>
    BucketKey,

    /// <summary>The storage class.</summary>
    StorageClass,

    /// <summary>What the keys begin with, so many levels deep.</summary>
    Prefix,

    /// <summary>The bucket.</summary>
    BucketName,
}
