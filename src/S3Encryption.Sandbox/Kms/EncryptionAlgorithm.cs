namespace S3Encryption.Sandbox.Kms;

/// <summary>The algorithm members. The sandbox's RSA and SM2 keys exist to be refused, so that only one algorithm works.</summary>
internal static class EncryptionAlgorithm
{
    internal static void Require(KmsCall call, KmsKey key, string member, string operation)
    {
        var algorithm = call.Fields.OneOf(member, KmsKey.Symmetric, "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE") ?? KmsKey.Symmetric;
        key.RequireSymmetricEncryption(operation);
        if (algorithm != KmsKey.Symmetric)
        {
            throw KmsErrors.Of("InvalidKeyUsageException", $"Algorithm {algorithm} and key spec {key.Spec} are incompatible.");
        }
    }
}
