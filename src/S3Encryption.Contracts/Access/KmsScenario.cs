namespace S3Encryption;

/// <summary>Which set of KMS permissions a task with S3 needs.</summary>
public enum KmsScenario
{
    /// <summary>Read and write with the AWS managed key <c>alias/aws/s3</c>.</summary>
    DefaultKey,

    /// <summary>Work with a customer managed key, and look after it.</summary>
    CustomerManagedKey,
}
