using System.Collections.Generic;
using S3Encryption.Sandbox.Faults;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>Files and content that become objects; some replace one that is there.</summary>
internal static class Uploads
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Send-S3SseCObject", "Send-S3SseCObject $dir/src/* s3://$b/to/ -SseCKey $key") { Arrange = place => Replacing(place) },
        new("Send-S3SseCObject, in parts", "Send-S3SseCObject $big s3://$b/big -SseCKey $key") { Arrange = Old, Weight = 9 },
        new("Send-S3SseCObject, begins what can be resumed", "Send-S3SseCObject $big s3://$b/big -SseCKey $key -Resume")
        {
            Arrange = Old, Resumes = true, Weight = 9,
        },
        new("Send-S3SseCObject, resumes", "Send-S3SseCObject $big s3://$b/big -SseCKey $key -Resume")
        {
            Arrange = BrokenOff, Resumes = true, Weight = 7,
        },
        new("Send-S3SseCObject, keys from a keyring", "Send-S3SseCObject $dir/src/* s3://$b/to/ -Keyring $dir/keys -TagKey key")
        {
            Arrange = place => Keyring(Replacing(place)),
        },
        new("Send-S3EncryptedObject", "Send-S3EncryptedObject $dir/src/* s3://$b/to/ -Encryption SseKms -KmsKeyId alias/logs -BucketKey")
        {
            Arrange = place => Replacing(place),
        },
        new("Send-S3EncryptedObject, in parts", "Send-S3EncryptedObject $big s3://$b/big -Encryption DsseKms -KmsKeyId alias/logs")
        {
            Arrange = Old, Weight = 9,
        },
        new("Send-S3EncryptedObject, only what is newer", "Send-S3EncryptedObject $dir/src s3://$b/to/ -Recurse -Newer -Encryption SseS3")
        {
            Arrange = place => Replacing(place, "Send-S3EncryptedObject", "-Encryption SseS3"),
        },
        new("Send-S3EncryptedObject, only what is new", "Send-S3EncryptedObject $dir/src s3://$b/to/ -Recurse -IfNotExists -Encryption SseS3")
        {
            Arrange = place => place.Files("src/one", "src/two", "src/three"),
        },
        new("Send-S3EncryptedObject, content of the pipeline", "'a line', 'another' | Send-S3EncryptedObject s3://$b/text -Encryption SseS3")
        {
            Arrange = Old,
        },
        new("Get-S3EncryptedUpload", "Get-S3EncryptedUpload $b") { Arrange = BrokenOff },
        new("Remove-S3EncryptedUpload", "Remove-S3EncryptedUpload s3://$b/big") { Arrange = BrokenOff },
        new("Remove-S3EncryptedUpload, piped", "Get-S3EncryptedUpload $b | Remove-S3EncryptedUpload") { Arrange = BrokenOff },
    ];

    public static Place Keyring(Place place) => place.Run(
        "'first', 'second' | ForEach-Object { New-SseCKey $_ -KmsKeyId alias/logs | Save-SseCKey $dir/keys }");

    private static Place Replacing(Place place, string send = "Send-S3SseCObject", string how = "-SseCKey $other") =>
        place.Files("src/one", "src/two", "src/three").Run(
            $"$null = 'before' | {send} s3://$b/to/one {how}; "
            + "[IO.File]::SetLastWriteTime(\"$dir/src/one\", [datetime]::Now.AddHours(1))");

    private static void Old(Place place) =>
        place.Run("'big', 'text' | ForEach-Object { $null = 'before' | Send-S3SseCObject s3://$b/$_ -SseCKey $other }");

    private static void BrokenOff(Place place)
    {
        Old(place);
        _ = place.Server.Faults.Add(new Fault("s3", "UploadPart", 2, new AnswerError(503, "SlowDown")) { Times = null });
        _ = place.Engine.Run("Send-S3SseCObject $big s3://$b/big -SseCKey $key -Resume");
        place.Server.Faults.Clear();
    }
}
