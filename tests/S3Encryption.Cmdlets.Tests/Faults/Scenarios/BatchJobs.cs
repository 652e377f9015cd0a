using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>Jobs that S3 Batch Operations does.</summary>
internal static class BatchJobs
{
    private const string Job = "-To SseKms -KmsKeyId alias/logs -JobRoleArn arn:aws:iam::111122223333:role/batch -Report s3://$b-desk/reports -Confirm:$false";

    private const string Ended = $"$job = Start-S3EncryptionJob $b {Job}; $null = $job | Get-S3EncryptionJob -Wait";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Start-S3EncryptionJob", $"Start-S3EncryptionJob $b {Job}") { Arrange = Objects, IsOneThing = true },
        new(
            "Start-S3EncryptionJob, of piped objects",
            $"Get-S3ObjectEncryption $b | Start-S3EncryptionJob -ManifestLocation s3://$b-desk/lists -IdempotencyToken \"$b-once\" {Job}")
        {
            Arrange = Objects,
            IsOneThing = true,
        },
        new("Get-S3EncryptionJob", "$job | Get-S3EncryptionJob") { Arrange = Objects, Prepare = place => place.Run(Ended) },
        new("Get-S3EncryptionJob, its report", "$job | Get-S3EncryptionJob -Report") { Arrange = Objects, Prepare = place => place.Run(Ended) },
        new("Stop-S3EncryptionJob", "$job | Stop-S3EncryptionJob")
        {
            Arrange = Objects,
            IsOneThing = true,
            Prepare = place => place.RunHeldJob($"$job = Start-S3EncryptionJob $b -Prefix one {Job}"),
        },
    ];

    private static void Objects(Place place)
    {
        _ = place.NewBucket("-desk");
        _ = place.Files("src/one", "src/two").Run("$null = Send-S3EncryptedObject $dir/src s3://$b/ -Recurse -Encryption SseS3");
    }
}
