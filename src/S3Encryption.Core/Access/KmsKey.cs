using System;

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

    /// <summary>Whether this text names the default key.</summary>
    public static bool IsDefault(string keyId) =>
        keyId == DefaultAlias || keyId.EndsWith(":" + DefaultAlias, StringComparison.Ordinal);

    /// <summary>Refuses a key that S3 cannot use.</summary>
    /// <exception cref="S3EncryptionException">Disabled, on its way out, or not a symmetric encryption key.</exception>
    public void RequireUsable(S3Location location)
    {
        var (id, reason, hint) = (State, Usage, Spec) switch
        {
            ("Disabled", _, _) => ("KmsKeyDisabled", "is disabled", $"To enable it: aws kms enable-key --key-id {Arn}."),
            ("PendingDeletion" or "PendingReplicaDeletion", _, _) =>
                ("KmsKeyPendingDeletion", "is pending deletion", $"To keep it: aws kms cancel-key-deletion --key-id {Arn}."),
            ("Enabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT") => (null, null, null),
            ("Enabled", _, _) => (
                "KmsKeyUnsuitable", $"is a {Spec} key for {Usage}",
                "S3 needs a symmetric encryption key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT)."),
            _ => ("KmsKeyUnsuitable", $"is in state {State}", "S3 needs an enabled key."),
        };
        if (id is null) return;
        throw new S3EncryptionException(
            id, FailureCategory.InvalidState, $"{location}: KMS key {Arn} {reason}; nothing was changed.", hint)
        { Location = location, KmsKeyId = Arn };
    }
}
