namespace S3Encryption.Sandbox.Kms;

/// <summary>A KMS key: its metadata, policy, tags and material.</summary>
public sealed class KmsKey(string keyId, string arn)
{
    /// <summary>The id: a UUID.</summary>
    public string KeyId { get; } = keyId;

    /// <summary>The key ARN.</summary>
    public string Arn { get; } = arn;

    /// <summary>The state; tests may set it.</summary>
    public KmsKeyState State { get; set; }
}
