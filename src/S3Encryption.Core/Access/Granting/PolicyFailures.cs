using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Access.Granting;

/// <summary>What is said of policies that cannot be made or attached.</summary>
internal static class PolicyFailures
{
    public static S3EncryptionException NoKey() => Of(
        "No KMS key is named.",
        "Give -KmsKeyId (id, ARN or alias), or -DefaultKey for the keys that AWS manages; Get-S3KmsKey shows keys.");

    public static S3EncryptionException NoBucket() => Of(
        "The role of a job needs rights on the objects, and no bucket is named.",
        "Give -BucketName, -ReportLocation, and -ManifestLocation where S3 does not make the lists.");

    public static S3EncryptionException NoPrincipal() => Of(
        "A key policy says for whom it is, and nobody is named.",
        "Give -PrincipalArn: users, roles, or an account id, whose own policies then decide.");

    public static S3EncryptionException PrincipalInIdentityPolicy() => Of(
        "An identity policy names nobody: it is attached to the user or role.", "Leave out -PrincipalArn, or say -As Key.");

    public static S3EncryptionException InvalidPrincipal(string given) => Who(
        $"'{given}' is not the ARN of a user or role, nor an account id.",
        "Give one such as arn:aws:iam::111122223333:role/backup.");

    public static S3EncryptionException PrincipalIsPattern(string given) => Who(
        $"'{given}': a key policy takes no patterns of principals, and '*' is everybody in the world.",
        "Name each user or role, or an account id, whose own policies then decide.");

    public static S3EncryptionException PrincipalIsSession(string given, string role) => Who(
        $"'{given}' is one session of a role, which ends.", $"Name the role: {role} (with its path, where it has one).");

    public static S3EncryptionException OtherPartition(string given, string partition) => Who(
        $"'{given}' is in another partition than the key ({partition}): nothing crosses between them.",
        $"Name a principal whose ARN begins with arn:{partition}:.");

    public static S3EncryptionException InvalidBucket(S3Location bucket) => new(
        "InvalidBucketName", FailureCategory.InvalidInput, $"{bucket}: '{bucket.BucketName}' is no bucket name that a policy could hold.",
        "Give the name of a general purpose bucket.")
    { Location = bucket };

    public static S3EncryptionException DirectoryBucket(S3Location bucket) => new(
        "InvalidBucketName", FailureCategory.InvalidInput,
        $"{bucket}: what encryption context directory buckets send is not documented, so no policy is made for one.",
        "Leave out -BucketName; the policy then holds for all that S3 does under the key.")
    { Location = bucket };

    public static S3EncryptionException Malformed(string what, PolicyFormatException why) => Of(
        $"{what} is no key policy: {why.Message}.", "Nothing was made. Mend the document there, or make one: New-S3KmsPolicy -As Key.");

    public static S3EncryptionException LocksOut(string who) => new(
        "KmsPolicyLocksOut", FailureCategory.InvalidInput,
        $"This key policy would not let {who} change it again (kms:PutKeyPolicy), as far as can be told without its network conditions; "
        + "a key that nobody can manage can only be mended by AWS Support.",
        "Nothing was made. Allow the account, as New-S3KmsPolicy -As Key does, or name the caller: -KeyAdministrator.");

    private static S3EncryptionException Of(string message, string hint) =>
        new("InvalidKmsPolicy", FailureCategory.InvalidInput, message, hint);

    private static S3EncryptionException Who(string message, string hint) =>
        new("InvalidPrincipal", FailureCategory.InvalidInput, message, hint);
}
