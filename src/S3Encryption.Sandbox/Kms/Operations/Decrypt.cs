using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html</summary>
internal sealed class Decrypt : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var context = call.Fields.Context("EncryptionContext");
        var source = DecryptSource.Read(call, "KeyId", Action, context);
        EncryptionAlgorithm.Require(call, source.Key, "EncryptionAlgorithm", Name);
        var plaintext = source.Open(context);
        call.StopIfDryRun();
        call.Used(source.Key, Name);
        return new()
        {
            ["KeyId"] = source.Key.Arn,
            ["Plaintext"] = Convert.ToBase64String(plaintext),
            ["EncryptionAlgorithm"] = KmsKey.Symmetric,
            ["KeyMaterialId"] = source.MaterialId,
        };
    }
}
