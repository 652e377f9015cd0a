namespace S3Encryption;

/// <summary>Who looks after a KMS key.</summary>
public enum KmsKeyManager
{
    /// <summary>The account that owns it: its policy, rotation and deletion are the customer's.</summary>
    Customer,

    /// <summary>AWS, for one service such as S3 (<c>alias/aws/s3</c>).</summary>
    Aws,
}
