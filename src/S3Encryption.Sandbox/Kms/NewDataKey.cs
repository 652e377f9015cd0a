using System.Security.Cryptography;

namespace S3Encryption.Sandbox.Kms;

/// <summary>What both GenerateDataKey operations do.</summary>
internal static class NewDataKey
{
    internal static DataKey Make(KmsCall call, string operation)
    {
        var named = call.Fields.RequiredText("KeyId");
        var spec = call.Fields.OneOf("KeySpec", "AES_256", "AES_128");
        var bytes = call.Fields.Integer("NumberOfBytes", 1, 1024);
        var context = call.Fields.Context("EncryptionContext");
        if (spec is null == bytes is null)
        {
            throw KmsErrors.Validation("Please specify either number of bytes or key spec.");
        }

        var key = call.Key(named, "kms:" + operation, new KeyAsk(context));
        key.RequireSymmetricEncryption(operation);
        call.StopIfDryRun();
        var plaintext = RandomNumberGenerator.GetBytes(bytes ?? (spec == "AES_256" ? 32 : 16));
        call.Used(key, operation);
        return new DataKey(key.Arn, plaintext, KmsCipher.Encrypt(key, plaintext, context));
    }
}
