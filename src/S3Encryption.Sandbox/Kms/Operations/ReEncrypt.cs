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
        var target = call.Key(named, "kms:ReEncryptTo", new KeyAsk(to));
        EncryptionAlgorithm.Require(call, source.Key, "SourceEncryptionAlgorithm", Name);
        EncryptionAlgorithm.Require(call, target, "DestinationEncryptionAlgorithm", Name);
        var plaintext = source.Open(from);
        call.StopIfDryRun();
        call.Used(source.Key, Name);
        call.Used(target, Name);
        var blob = KmsCipher.Encrypt(target, plaintext, to);
        return new()
        {
            ["CiphertextBlob"] = Convert.ToBase64String(blob),
            ["SourceKeyId"] = source.Key.Arn,
            ["KeyId"] = target.Arn,
            ["SourceEncryptionAlgorithm"] = KmsKey.Symmetric,
            ["DestinationEncryptionAlgorithm"] = KmsKey.Symmetric,
            ["SourceKeyMaterialId"] = source.MaterialId,
            ["DestinationKeyMaterialId"] = KmsCipher.MaterialIdOf(blob),
        };
    }
}
