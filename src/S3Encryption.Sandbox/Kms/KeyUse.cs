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

    /// <summary>For every use of the key material.</summary>
    internal static void RequireEnabled(this KmsKey key)
    {
        key.RequireMaterial();
        if (key.State == KmsKeyState.Unavailable)
        {
            throw KmsErrors.Unavailable(key.Arn);
        }
    }

    /// <summary>For CreateGrant, which asks for a usable key but not that its key store be connected.</summary>
    internal static void RequireMaterial(this KmsKey key)
    {
        key.RequireImported();
        if (key.State == KmsKeyState.Disabled)
        {
            throw KmsErrors.Disabled(key.Arn);
        }
    }

    /// <summary>For EnableKey and DisableKey.</summary>
    internal static void RequireImported(this KmsKey key)
    {
        key.RequireNotPendingDeletion();
        if (key.State == KmsKeyState.PendingImport)
        {
            throw KmsErrors.PendingImport(key.Arn);
        }
    }

    internal static void RequireNotPendingDeletion(this KmsKey key)
    {
        if (key.State == KmsKeyState.PendingDeletion)
        {
            throw KmsErrors.PendingDeletion(key.Arn);
        }
    }

    /// <summary>KMS rotates only material of its own, of symmetric encryption keys.</summary>
    internal static void RequireRotatable(this KmsKey key)
    {
        if (key.Origin != "AWS_KMS")
        {
            throw KmsErrors.InvalidOrigin(key);
        }

        if (key.Spec != KmsKey.Symmetric)
        {
            throw KmsErrors.Unsupported($"You cannot rotate the key material of {key.Arn}: its key spec is {key.Spec}.");
        }
    }
}
