using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Kms.Operations;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Every operation there is, by name.</summary>
internal static class KmsOperations
{
    private static readonly Dictionary<string, KmsOperation> ByName = new KmsOperation[]
    {
        new CreateKey(), new DescribeKey(), new ListKeys(), new EnableKey(), new DisableKey(), new UpdateKeyDescription(),
        new GetKeyLastUsage(),
        new ScheduleKeyDeletion(), new CancelKeyDeletion(),
        new CreateAlias(), new UpdateAlias(), new DeleteAlias(), new ListAliases(),
        new GenerateDataKey(), new GenerateDataKeyWithoutPlaintext(), new Encrypt(), new Decrypt(), new ReEncrypt(),
        new GenerateRandom(),
        new GetKeyPolicy(), new ListKeyPolicies(), new PutKeyPolicy(),
        new GetKeyRotationStatus(), new EnableKeyRotation(), new DisableKeyRotation(), new RotateKeyOnDemand(), new ListKeyRotations(),
        new CreateGrant(), new ListGrants(), new ListRetirableGrants(), new RetireGrant(), new RevokeGrant(),
        new ListResourceTags(), new TagResource(), new UntagResource(),
        new OtherKeyUse("GenerateMac", "GENERATE_VERIFY_MAC"), new OtherKeyUse("VerifyMac", "GENERATE_VERIFY_MAC"),
        new OtherKeyUse("Sign", "SIGN_VERIFY"), new OtherKeyUse("Verify", "SIGN_VERIFY"),
        new OtherKeyUse("GetPublicKey", "SIGN_VERIFY", KmsKey.EncryptDecrypt, "KEY_AGREEMENT"),
        new OtherKeyUse("DeriveSharedSecret", "KEY_AGREEMENT"),
        new OtherKeyUse("GenerateDataKeyPair", KmsKey.EncryptDecrypt),
        new OtherKeyUse("GenerateDataKeyPairWithoutPlaintext", KmsKey.EncryptDecrypt),
        new OtherKeyOrigin("GetParametersForImport"), new OtherKeyOrigin("ImportKeyMaterial"),
        new OtherKeyOrigin("DeleteImportedKeyMaterial"), new OtherRegion("ReplicateKey"), new OtherRegion("UpdatePrimaryRegion"),
    }.ToDictionary(static operation => operation.Name, StringComparer.Ordinal);

    internal static IReadOnlyCollection<string> Names => ByName.Keys;

    internal static KmsOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
