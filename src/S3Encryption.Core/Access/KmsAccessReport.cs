using System.Collections.Generic;

namespace S3Encryption.Core.Access;

/// <summary>What a test found, and the state of the key that it was about.</summary>
public sealed record KmsAccessReport(IReadOnlyList<KmsAccess> Results, string? KeyArn, string? KeyState)
{
    /// <summary>The failure to tell beside the results where the key can be used by nobody; null where it can.</summary>
    public S3EncryptionException? Unusable() => KeyState switch
    {
        null or "Enabled" => null,
        "Disabled" => Failure(
            "KmsKeyDisabled", "is disabled: nothing under it can be read or written",
            $"To enable it: aws kms enable-key --key-id {KeyArn}."),
        "PendingDeletion" or "PendingReplicaDeletion" => Failure(
            "KmsKeyPendingDeletion", "is pending deletion: what it encrypted is lost when it goes",
            $"To keep it: aws kms cancel-key-deletion --key-id {KeyArn}, then enable it."),
        _ => Failure("KmsKeyUnsuitable", $"is in state {KeyState}, in which S3 cannot use it", null),
    };

    private S3EncryptionException Failure(string id, string reason, string? hint) =>
        new(id, FailureCategory.InvalidState, $"KMS key {KeyArn} {reason}.", hint) { KmsKeyId = KeyArn };
}
