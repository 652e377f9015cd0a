using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html</summary>
internal sealed class GenerateDataKey : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var made = NewDataKey.Make(call, Name);
        return new()
        {
            ["CiphertextBlob"] = Convert.ToBase64String(made.CiphertextBlob),
            ["Plaintext"] = Convert.ToBase64String(made.Plaintext),
            ["KeyId"] = made.KeyArn,
            ["KeyMaterialId"] = KmsCipher.MaterialIdOf(made.CiphertextBlob),
        };
    }
}
