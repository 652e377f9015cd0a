namespace S3Encryption.Sandbox.Kms;

/// <summary>What a key's state, usage and spec permit: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html.</summary>
internal static class KeyUse
{
    /// <summary>For encrypting and decrypting under the key.</summary>
    internal static void RequireSymmetricEncryption(this KmsKey key, string operation)
    {
        key.RequireEnabled();
        if (key.Usage != KmsKey.EncryptDecrypt || key.Spec != KmsKey.Symmetric)
        {
            throw KmsErrors.InvalidUsage(key, operation);
        }
    }

    internal static void RequireEnabled(this KmsKey key)
    {
        key.RequireNotPendingDeletion();
        if (key.State == KmsKeyState.Disabled)
        {
            throw KmsErrors.Disabled(key.Arn);
        }
    }

    internal static void RequireNotPendingDeletion(this KmsKey key)
    {
        if (key.State == KmsKeyState.PendingDeletion)
        {
            throw KmsErrors.PendingDeletion(key.Arn);
        }
    }

    internal static void RequireRotatable(this KmsKey key)
    {
        if (key.Spec != KmsKey.Symmetric)
        {
            throw KmsErrors.Unsupported($"You cannot rotate the key material of {key.Arn}: its key spec is {key.Spec}.");
        }
    }
}
