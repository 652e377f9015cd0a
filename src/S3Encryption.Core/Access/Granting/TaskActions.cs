using System.Collections.Generic;

namespace S3Encryption.Core.Access.Granting;

/// <summary>The KMS actions that each task takes.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#sse-permissions and
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </remarks>
internal static class TaskActions
{
    public static IReadOnlyList<string> Read { get; } = ["kms:Decrypt"];

    // S3 decrypts the data key of an upload in parts for each part.
    public static IReadOnlyList<string> Write { get; } = ["kms:GenerateDataKey", "kms:Decrypt"];

    // What UpdateObjectEncryption takes; a copy takes two of them.
    public static IReadOnlyList<string> ReEncrypt { get; } = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncrypt*"];

    public static IReadOnlyList<string> Audit { get; } =
    [
        "kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListKeyPolicies", "kms:GetKeyRotationStatus", "kms:ListKeyRotations",
        "kms:ListResourceTags", "kms:ListGrants", "kms:GetKeyLastUsage",
    ];

    // Without kms:CreateGrant, by which an administrator could give himself the key's use.
    public static IReadOnlyList<string> Administer { get; } =
    [
        .. Audit,
        "kms:PutKeyPolicy", "kms:UpdateKeyDescription", "kms:TagResource", "kms:UntagResource", "kms:EnableKey", "kms:DisableKey",
        "kms:EnableKeyRotation", "kms:DisableKeyRotation", "kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
        "kms:RevokeGrant", .. NameKeys,
    ];

    /// <summary>They need the right on the key and on the alias, and a key policy can only give the first.</summary>
    public static IReadOnlyList<string> NameKeys => ["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"];

    /// <summary>They are about no key, so that a key policy cannot give them.</summary>
    public static IReadOnlyList<string> FindKeys { get; } = ["kms:ListKeys", "kms:ListAliases"];

    /// <summary>The working set with the keys that AWS manages.</summary>
    public static IReadOnlyList<string> DefaultKey { get; } = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"];
}
