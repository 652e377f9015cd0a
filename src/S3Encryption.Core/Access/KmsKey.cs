using System;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access;

/// <summary>A KMS key as DescribeKey tells it.</summary>
/// <param name="Arn">The full key ARN.</param>
/// <param name="State">Such as <c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>.</param>
/// <param name="Usage">Such as <c>ENCRYPT_DECRYPT</c>.</param>
/// <param name="Spec">Such as <c>SYMMETRIC_DEFAULT</c>.</param>
/// <param name="IsAwsManaged">Whether AWS made it for a service; its policy cannot be changed.</param>
internal sealed record KmsKey(string Arn, string State, string Usage, string Spec, bool IsAwsManaged)
{
    /// <summary>The alias of the key that S3 uses where none is named.</summary>
    public const string DefaultAlias = "alias/aws/s3";

    /// <summary>Who looks after it.</summary>
    public KmsKeyManager Manager => IsAwsManaged ? KmsKeyManager.Aws : KmsKeyManager.Customer;

    /// <summary>Whether this text names the default key.</summary>
    public static bool IsDefault(string keyId) =>
        keyId == DefaultAlias || keyId.EndsWith(":" + DefaultAlias, StringComparison.Ordinal);

    /// <summary>The part of DescribeKey's answer that decides whether S3 can use the key.</summary>
    public static KmsKey From(KeyMetadata key) =>
        new(key.Arn, key.KeyState.Value, key.KeyUsage.Value, key.KeySpec.Value, key.KeyManager == KeyManagerType.AWS);

    /// <summary>Why S3 cannot use the key, whoever asks; null where it can.</summary>
    public Explanation? NotForS3 => Unusable ?? WrongKind;

    /// <summary>Why nobody can use the key in its present state; null where it is enabled.</summary>
    public Explanation? Unusable => State switch
    {
        "Enabled" => null,
        "Disabled" => new Explanation(
            "KmsKeyDisabled", FailureCategory.InvalidState, "is disabled: nothing under it can be read or written",
            $"To enable it: aws kms enable-key --key-id {Arn}."),
        "PendingDeletion" or "PendingReplicaDeletion" => new Explanation(
            "KmsKeyPendingDeletion", FailureCategory.InvalidState, "is pending deletion: what it encrypted is lost when it goes",
            $"To keep it: aws kms cancel-key-deletion --key-id {Arn}, then enable it."),
        _ => new Explanation(
            "KmsKeyUnsuitable", FailureCategory.InvalidState, $"is in state {State}, in which S3 cannot use it",
            "S3 needs an enabled key."),
    };

    /// <summary>Refuses a key that S3 cannot use.</summary>
    /// <exception cref="S3EncryptionException">Disabled, on its way out, or not a symmetric encryption key.</exception>
    public void RequireUsable(S3Location location)
    {
        if (NotForS3 is not Explanation why) return;
        throw new S3EncryptionException(why.Id, why.Category, $"{location}: KMS key {Arn} {why.Reason}; nothing was changed.", why.Hint)
        { Location = location, KmsKeyId = Arn };
    }

    /// <summary>Refuses a key that is not where the bucket is, before KMS is asked: there it would only be unknown.</summary>
    /// <param name="keyId">As the caller named it; what is no ARN is looked up in the bucket's Region.</param>
    /// <param name="region">The bucket's Region.</param>
    /// <param name="location">The bucket.</param>
    /// <exception cref="S3EncryptionException"><c>KmsKeyWrongRegion</c>.</exception>
    public static void RequireRegion(string keyId, string region, S3Location location)
    {
        if (KeyArn.RegionOf(keyId) is not string own || own == region) return;
        var hint = KeyArn.Parse(keyId) is { IsMultiRegion: true } key
            ? $"S3 needs a key of the bucket's own Region. If this one has a replica there, name that: {key with { Region = region }}."
            : "S3 needs a key of the bucket's own Region. To see those: Get-S3KmsKey -Region " + region + ".";
        throw new S3EncryptionException(
            "KmsKeyWrongRegion", FailureCategory.InvalidInput,
            $"{location}: KMS key {keyId} is in {own}, the bucket in {region}; nothing was changed.", hint)
        { Location = location, KmsKeyId = keyId };
    }

    private Explanation? WrongKind => (Usage, Spec) is ("ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")
        ? null
        : new Explanation(
            "KmsKeyUnsuitable", FailureCategory.InvalidState, $"is a {Spec} key for {Usage}",
            "S3 needs a symmetric encryption key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT).");
}
