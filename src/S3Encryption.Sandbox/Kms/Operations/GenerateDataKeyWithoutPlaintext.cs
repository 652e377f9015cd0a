using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html</summary>
internal sealed class GenerateDataKeyWithoutPlaintext : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var made = NewDataKey.Make(call, Name);
        return new()
        {
            ["CiphertextBlob"] = Convert.ToBase64String(made.CiphertextBlob),
            ["KeyId"] = made.KeyArn,
            ["KeyMaterialId"] = KmsCipher.MaterialIdOf(made.CiphertextBlob),
        };
    }
}
