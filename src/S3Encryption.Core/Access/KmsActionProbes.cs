using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace S3Encryption.Core.Access;

/// <summary>The KMS permissions that working with S3 takes, and how each is asked for without side effects.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#sse-permissions</remarks>
internal static class KmsActionProbes
{
    /// <summary>The actions that only S3 sends for the caller, where the key's policy says so.</summary>
    public static bool IsCryptographic(KmsActionProbe probe) => probe.Probe == KmsAccessProbe.DryRun;

    public static IReadOnlyList<KmsActionProbe> For(KmsScenario scenario) =>
        scenario == KmsScenario.DefaultKey ? DefaultKeySet : CustomerManagedKeySet;

    private static readonly KmsActionProbe GenerateDataKey = DryRun(
        "kms:GenerateDataKey", "Upload, MultipartUpload, Copy",
        (kms, key, stop) => kms.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    private static readonly KmsActionProbe GenerateDataKeyWithoutPlaintext = DryRun(
        "kms:GenerateDataKeyWithoutPlaintext", "Upload",
        (kms, key, stop) => kms.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    // IGNORE_CIPHERTEXT asks for the right to decrypt with a key without having anything it encrypted (docs/facts.md: KMS).
    private static readonly KmsActionProbe Decrypt = DryRun(
        "kms:Decrypt", "Download, MultipartUpload, Copy",
        (kms, key, stop) => kms.DecryptAsync(
            new DecryptRequest { KeyId = key, DryRun = true, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] }, stop));

    private static readonly KmsActionProbe DescribeKey = Call(
        "kms:DescribeKey",
        (kms, key, stop) => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, stop));

    private static readonly KmsActionProbe GetKeyPolicy = Call(
        "kms:GetKeyPolicy",
        (kms, key, stop) => kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key, PolicyName = "default" }, stop));

    private static readonly KmsActionProbe ListKeyPolicies = Call(
        "kms:ListKeyPolicies",
        (kms, key, stop) => kms.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = key, Limit = 1 }, stop));

    private static readonly KmsActionProbe GetKeyRotationStatus = Call(
        "kms:GetKeyRotationStatus",
        (kms, key, stop) => kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key }, stop));

    private static readonly KmsActionProbe ListResourceTags = Call(
        "kms:ListResourceTags",
        (kms, key, stop) => kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key, Limit = 1 }, stop));

    private static readonly KmsActionProbe ListKeys = Call(
        "kms:ListKeys",
        (kms, _, stop) => kms.ListKeysAsync(new ListKeysRequest { Limit = 1 }, stop)) with
    { OnEveryKey = true };

    private static readonly KmsActionProbe CreateKey = new("kms:CreateKey", "Administer", KmsAccessProbe.None, OnEveryKey: true, null);

    private static readonly KmsActionProbe[] DefaultKeySet = [GenerateDataKey, GenerateDataKeyWithoutPlaintext, Decrypt, DescribeKey];

    private static readonly KmsActionProbe[] CustomerManagedKeySet =
    [
        GenerateDataKey, Decrypt, DescribeKey, GetKeyPolicy, ListKeyPolicies, GetKeyRotationStatus, ListResourceTags, ListKeys, CreateKey,
    ];

    private static KmsActionProbe DryRun(
        string action, string neededFor, Func<IAmazonKeyManagementService, string, CancellationToken, Task> send) =>
        new(action, neededFor, KmsAccessProbe.DryRun, OnEveryKey: false, send);

    private static KmsActionProbe Call(string action, Func<IAmazonKeyManagementService, string, CancellationToken, Task> send) =>
        new(action, "Audit", KmsAccessProbe.Call, OnEveryKey: false, send);
}
