namespace S3Encryption.Sandbox.Kms;

/// <summary>A data key: in plain, to be zeroed by who asked for it, and encrypted under the KMS key.</summary>
public sealed record DataKey(string KeyArn, byte[] Plaintext, byte[] CiphertextBlob)
{
    /// <inheritdoc/>
    public override string ToString() => "data key of " + KeyArn;
}
