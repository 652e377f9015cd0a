namespace S3Encryption;

/// <summary>Who looks after a KMS key: its policy, its rotation, its life.</summary>
public enum KmsKeyManager
{
    /// <summary>AWS, for a service: such as <c>alias/aws/s3</c>. Its policy cannot be changed.</summary>
    Aws,

    /// <summary>The account that owns it.</summary>
    Customer,
}
