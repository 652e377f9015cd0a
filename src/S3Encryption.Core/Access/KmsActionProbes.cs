using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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

    /// <summary>What these operations need, each action once.</summary>
    public static IReadOnlyList<KmsActionProbe> For(IReadOnlyList<KmsOperation> operations) =>
        [.. All.Where(probe => probe.Operations.Intersect(operations).Any())];

    private static readonly KmsActionProbe GenerateDataKey = DryRun(
        "kms:GenerateDataKey", [KmsOperation.Upload, KmsOperation.MultipartUpload, KmsOperation.Copy, KmsOperation.ReEncrypt],
        (kms, key, stop) => kms.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    private static readonly KmsActionProbe GenerateDataKeyWithoutPlaintext = DryRun(
        "kms:GenerateDataKeyWithoutPlaintext", [KmsOperation.Upload],
        (kms, key, stop) => kms.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, stop));

    // IGNORE_CIPHERTEXT asks for the right to decrypt with a key without having anything it encrypted (docs/facts.md: KMS).
    private static readonly KmsActionProbe Decrypt = DryRun(
        "kms:Decrypt", [KmsOperation.Download, KmsOperation.MultipartUpload, KmsOperation.Copy, KmsOperation.ReEncrypt],
        (kms, key, stop) => kms.DecryptAsync(
            new DecryptRequest { KeyId = key, DryRun = true, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] }, stop));

    private static readonly KmsActionProbe Encrypt = DryRun(
        "kms:Encrypt", [KmsOperation.ReEncrypt],
        (kms, key, stop) => kms.EncryptAsync(
            new EncryptRequest { KeyId = key, Plaintext = new MemoryStream(new byte[1]), DryRun = true }, stop));

    // From the key to itself, which takes kms:ReEncryptFrom and kms:ReEncryptTo both.
    private static readonly KmsActionProbe ReEncrypt = DryRun(
        "kms:ReEncrypt*", [KmsOperation.ReEncrypt],
        (kms, key, stop) => kms.ReEncryptAsync(
            new ReEncryptRequest
            {
                SourceKeyId = key,
                DestinationKeyId = key,
                DryRun = true,
                DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT],
            },
            stop));

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

    private static readonly KmsActionProbe CreateKey = new(
        "kms:CreateKey", [KmsOperation.Administer], KmsAccessProbe.None, OnEveryKey: true, null);

    private static readonly KmsActionProbe[] DefaultKeySet = [GenerateDataKey, GenerateDataKeyWithoutPlaintext, Decrypt, DescribeKey];

    private static readonly KmsActionProbe[] CustomerManagedKeySet =
    [
        GenerateDataKey, Decrypt, DescribeKey, GetKeyPolicy, ListKeyPolicies, GetKeyRotationStatus, ListResourceTags, ListKeys, CreateKey,
    ];

    private static readonly KmsActionProbe[] All =
    [
        GenerateDataKey, Decrypt, Encrypt, ReEncrypt, DescribeKey, GetKeyPolicy, ListKeyPolicies, GetKeyRotationStatus, ListResourceTags,
        ListKeys, CreateKey,
    ];

    private static KmsActionProbe DryRun(
        string action, IReadOnlyList<KmsOperation> operations, Func<IAmazonKeyManagementService, string, CancellationToken, Task> send) =>
        new(action, operations, KmsAccessProbe.DryRun, OnEveryKey: false, send);

    private static KmsActionProbe Call(string action, Func<IAmazonKeyManagementService, string, CancellationToken, Task> send) =>
        new(action, [KmsOperation.Audit], KmsAccessProbe.Call, OnEveryKey: false, send);
}
