using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html</summary>
internal sealed class GenerateRandom : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var count = call.Fields.Integer("NumberOfBytes", 1, 1024) ?? throw KmsErrors.Validation("NumberOfBytes is required.");
        call.DemandIdentity(Action, "*");
        return call.Fields.Text("CustomKeyStoreId", 64) is null
            ? new() { ["Plaintext"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(count)) }
            : throw KmsErrors.Of("CustomKeyStoreNotFoundException", "");
    }
}
