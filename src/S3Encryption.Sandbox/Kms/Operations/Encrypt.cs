using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html</summary>
internal sealed class Encrypt : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var named = call.Fields.RequiredText("KeyId");
        var plaintext = call.Fields.RequiredBytes("Plaintext", 4096);
        var context = call.Fields.Context("EncryptionContext");
        var key = call.Key(named, Action, new KeyAsk(context));
        EncryptionAlgorithm.Require(call, key, "EncryptionAlgorithm", Name);
        call.StopIfDryRun();
        call.Used(key, Name);
        return new()
        {
            ["CiphertextBlob"] = Convert.ToBase64String(KmsCipher.Encrypt(key, plaintext, context)),
            ["KeyId"] = key.Arn,
            ["EncryptionAlgorithm"] = KmsKey.Symmetric,
        };
    }
}
