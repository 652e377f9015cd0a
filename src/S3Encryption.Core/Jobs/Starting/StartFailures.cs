namespace S3Encryption.Core.Jobs.Starting;

/// <summary>Why a job is not started. Nothing has been made then.</summary>
internal static class StartFailures
{
    private const string Here = "Convert-S3ObjectEncryption does it from here.";

    /// <summary>Batch Operations has no place for a customer's key.</summary>
    public const string SseC = "S3 Batch Operations works on no objects under SSE-C: Convert-S3ObjectEncryption -SseCKey does it from here";

    public static S3EncryptionException NoSseC() => new(
        "SseCNotInJobs", FailureCategory.InvalidInput,
        "S3 Batch Operations can neither read nor write objects under SSE-C, for it never has the key.", Here)
    { StopsEverything = true };

    public static S3EncryptionException InvalidRole(string arn) => new(
        "InvalidJobRole", FailureCategory.InvalidInput, $"'{arn}' is not the ARN of a role.",
        "Give one such as arn:aws:iam::111122223333:role/batch. Its trust policy: " + JobOutcome.TrustPolicy)
    { StopsEverything = true };

    public static S3EncryptionException RoleOfOtherAccount(string arn, string account) => new(
        "InvalidJobRole", FailureCategory.InvalidInput, $"The role {arn} is not of your account ({account}), and S3 takes no other.",
        "Name a role of that account, or become somebody else: -ProfileName, -RoleArn.")
    { StopsEverything = true };

    public static S3EncryptionException ReportNotThere(S3Location report, S3EncryptionException why) => new(
        why.ErrorId, why.Category, $"The report cannot be written to {report}: {why.Message}",
        "A job without its report is one of which nobody learns what failed. Name a bucket of yours: -Report s3://bucket/prefix.")
    { Location = report };

    public static S3EncryptionException KeyOfOtherAccount(S3Location bucket, string keyArn, string account) => new(
        "KmsKeyUnsuitable", FailureCategory.InvalidInput,
        $"{bucket}: KMS key {keyArn} is not of account {account}, and UpdateObjectEncryption takes keys of the bucket's own account alone.",
        "Name a key of that account. For another's key: Convert-S3ObjectEncryption, or Copy-S3EncryptedObject.")
    { Location = bucket, KmsKeyId = keyArn };

    public static S3EncryptionException KeepsVersions(S3Location bucket) => new(
        "JobKeepsVersions", FailureCategory.InvalidInput,
        $"{bucket} keeps versions, and copies leave the old ones under their old encryption, and billed.",
        "If that is what you want: -KeepVersion. To remove them: Convert-S3ObjectEncryption -RemoveOldVersion.")
    { Location = bucket };

    public static S3EncryptionException WouldLose(S3Location bucket, string what) => new(
        "JobWouldLose", FailureCategory.InvalidInput, $"{bucket}: copies made by a job do not carry over {what}.",
        "Convert-S3ObjectEncryption carries over what can be. To go on all the same: -AllowLoss.")
    { Location = bucket };

    public static S3EncryptionException WouldRestoreOld(S3Location bucket, string list) => new(
        "JobWouldRestoreOldVersions", FailureCategory.InvalidInput,
        $"{bucket}: {list} names versions, and a copy of an older one would become the latest, over newer data.",
        "Pipe the objects: Get-S3ObjectEncryption … | Start-S3EncryptionJob -ManifestLocation s3://…; "
        + "or use an inventory of current versions.")
    { Location = bucket };

    public static S3EncryptionException NoDefaultDsse(S3Location bucket, string keyArn) => new(
        "JobNeedsBucketDefault", FailureCategory.InvalidInput,
        $"{bucket}: a job cannot ask for DSSE-KMS; its copies get it where it is the bucket's default, and it is not with {keyArn}.",
        $"Set-S3BucketEncryption {bucket.BucketName} DsseKms -KmsKeyId {keyArn}; or Convert-S3ObjectEncryption, which can ask for it.")
    { Location = bucket, KmsKeyId = keyArn };

    public static S3EncryptionException FromWhat(S3Location bucket, EncryptionKind to) => new(
        "JobNeedsSource", FailureCategory.InvalidInput,
        $"{bucket}: a job to {to} copies every object it is given, those that are so already too.",
        "Say which: -FromEncryption SseKms, or pipe them: Get-S3ObjectEncryption … | Start-S3EncryptionJob …")
    { Location = bucket };

    public static S3EncryptionException NoStorageClass(S3Location inventory) => new(
        "JobNeedsStorageClass", FailureCategory.InvalidInput,
        $"{inventory}: the copies of one job get one storage class, whatever their sources have.",
        "If all of the inventory's objects have one: -StorageClass STANDARD. Else pipe the objects: a job is made for each class.")
    { Location = inventory };

    public static S3EncryptionException NotAnInventory(S3Location at, string why) => new(
        "InvalidInventory", FailureCategory.InvalidInput, $"{at} is no inventory that a job can be made of: {why}.",
        "Give the manifest.json that S3 Inventory wrote in CSV; a job reads neither ORC nor Parquet.")
    { Location = at };

    public static S3EncryptionException LostAnswer(string token, S3EncryptionException why) => new(
        "JobMaybeMade", FailureCategory.Connection, $"S3 did not answer whether it made the job: {why.Message}",
        $"Run it again with -IdempotencyToken {token}: if the job was made, it is that one and no second.")
    { Operation = why.Operation, StatusCode = why.StatusCode, AwsErrorCode = why.AwsErrorCode, RequestId = why.RequestId };
}
