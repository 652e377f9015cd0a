using System.Collections.Generic;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace S3Encryption.Core.Access;

/// <summary>The KMS permissions that working with S3 takes (DESIGN section 1), and how each is asked for without side effects.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#sse-permissions</remarks>
internal static class KmsActionProbes
{
    /// <summary>The actions that only S3 sends for the caller, where the key's policy says so.</summary>
    public static bool IsCryptographic(KmsActionProbe probe) => probe.Probe == KmsAccessProbe.DryRun;

    public static IReadOnlyList<KmsActionProbe> For(KmsScenario scenario) => scenario == KmsScenario.DefaultKey
        ? [GenerateDataKey, GenerateDataKeyWithoutPlaintext, Decrypt, DescribeKey]
        : [GenerateDataKey, Decrypt, DescribeKey, GetKeyPolicy, ListKeyPolicies, GetKeyRotationStatus, ListResourceTags, ListKeys, CreateKey];

    private static readonly KmsActionProbe GenerateDataKey = new("kms:GenerateDataKey", "Upload, MultipartUpload, Copy", KmsAccessProbe.DryRun, false,
        (kms, key, stop) => kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    private static readonly KmsActionProbe GenerateDataKeyWithoutPlaintext = new("kms:GenerateDataKeyWithoutPlaintext", "Upload", KmsAccessProbe.DryRun, false,
        (kms, key, stop) => kms.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    // IGNORE_CIPHERTEXT asks for the right to decrypt with a key without having anything it encrypted (FACTS: KMS).
    private static readonly KmsActionProbe Decrypt = new("kms:Decrypt", "Download, MultipartUpload, Copy", KmsAccessProbe.DryRun, false,
        (kms, key, stop) => kms.DecryptAsync(
            new DecryptRequest { KeyId = key, DryRun = true, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] }, stop));

    private static readonly KmsActionProbe DescribeKey = new("kms:DescribeKey", "Audit", KmsAccessProbe.Call, false,
        (kms, key, stop) => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, stop));

    private static readonly KmsActionProbe GetKeyPolicy = new("kms:GetKeyPolicy", "Audit", KmsAccessProbe.Call, false,
        (kms, key, stop) => kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key, PolicyName = "default" }, stop));

    private static readonly KmsActionProbe ListKeyPolicies = new("kms:ListKeyPolicies", "Audit", KmsAccessProbe.Call, false,
        (kms, key, stop) => kms.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = key, Limit = 1 }, stop));

    private static readonly KmsActionProbe GetKeyRotationStatus = new("kms:GetKeyRotationStatus", "Audit", KmsAccessProbe.Call, false,
        (kms, key, stop) => kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key }, stop));

    private static readonly KmsActionProbe ListResourceTags = new("kms:ListResourceTags", "Audit", KmsAccessProbe.Call, false,
        (kms, key, stop) => kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key, Limit = 1 }, stop));

    private static readonly KmsActionProbe ListKeys = new("kms:ListKeys", "Audit", KmsAccessProbe.Call, true,
        (kms, _, stop) => kms.ListKeysAsync(new ListKeysRequest { Limit = 1 }, stop));

    private static readonly KmsActionProbe CreateKey = new("kms:CreateKey", "Administer", KmsAccessProbe.None, true, null);
}
