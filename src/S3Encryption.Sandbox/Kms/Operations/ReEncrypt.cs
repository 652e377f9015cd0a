using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html: ReEncryptFrom on the one key, ReEncryptTo on the other.
/// </summary>
internal sealed class ReEncrypt : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var named = call.Fields.RequiredText("DestinationKeyId");
        var from = call.Fields.Context("SourceEncryptionContext");
        var to = call.Fields.Context("DestinationEncryptionContext");
        var source = DecryptSource.Read(call, "SourceKeyId", "kms:ReEncryptFrom", from);
        var target = call.Key(named, "kms:ReEncryptTo", to);
        EncryptionAlgorithm.Require(call, source.Key, "SourceEncryptionAlgorithm", Name);
        EncryptionAlgorithm.Require(call, target, "DestinationEncryptionAlgorithm", Name);
        var plaintext = source.Open(from);
        call.StopIfDryRun();
        return new()
        {
            ["CiphertextBlob"] = Convert.ToBase64String(KmsCipher.Encrypt(target, plaintext, to)),
            ["SourceKeyId"] = source.Key.Arn,
            ["KeyId"] = target.Arn,
            ["SourceEncryptionAlgorithm"] = KmsKey.Symmetric,
            ["DestinationEncryptionAlgorithm"] = KmsKey.Symmetric,
        };
    }
}
