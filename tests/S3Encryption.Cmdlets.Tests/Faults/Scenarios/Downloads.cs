using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>Objects that become files; some replace one that is there.</summary>
internal static class Downloads
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Receive-S3SseCObject", "Receive-S3SseCObject s3://$b/from/ $dir/to -Recurse -SseCKey $key -Force") { Arrange = Tree },
        new("Receive-S3SseCObject, in ranges", "Receive-S3SseCObject s3://$b/big $dir/big -SseCKey $key -Force") { Arrange = Big, Weight = 6 },
        new("Receive-S3SseCObject, begins what can be resumed", "Receive-S3SseCObject s3://$b/big $dir/big -SseCKey $key -Force -Resume")
        {
            Arrange = Big, Resumes = true, Weight = 6,
        },
        new(
            "Receive-S3SseCObject, down the pipeline",
            "$all = Receive-S3SseCObject s3://$b/big -SseCKey $key -AsByteStream -Raw; "
                + "if ($all) { [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($all)) }")
        {
            Arrange = Big, Weight = 6,
        },
        new("Receive-S3SseCObject, keys from a keyring", "Receive-S3SseCObject s3://$b/from/ $dir/to -Recurse -Keyring $dir/keys")
        {
            Arrange = place => Uploads.Keyring(place.Files("src/one", "src/two", "src/three")).Run(
                "$null = Send-S3SseCObject $dir/src s3://$b/from/ -Recurse -Keyring $dir/keys"),
        },
        new("Receive-S3EncryptedObject", "'one', 'two', 'three' | ForEach-Object { \"s3://$b/from/$_\" } | Receive-S3EncryptedObject -Path $dir/to/")
        {
            Arrange = place => place.Files("src/one", "src/two", "src/three", "to/there").Run(
                "$null = Send-S3EncryptedObject $dir/src s3://$b/from/ -Recurse -Encryption SseKms -KmsKeyId alias/logs"),
        },
        new("Receive-S3EncryptedObject, checksums of parts", "Receive-S3EncryptedObject s3://$b/big $dir/big -Force")
        {
            Arrange = place => Old(place).Run("$null = Send-S3EncryptedObject $big s3://$b/big -Encryption SseS3 -ChecksumAlgorithm Sha256"),
            Weight = 6,
        },
        new("New-S3PresignedUrl", "New-S3PresignedUrl s3://$b/one -Method PUT -Encryption SseKms -KmsKeyId alias/logs"),
    ];

    private static void Tree(Place place) => place.Files("src/one", "src/two", "src/three", "to/one").Run(
        "$null = Send-S3SseCObject $dir/src s3://$b/from/ -Recurse -SseCKey $key; $null = 'old' | Send-S3SseCObject s3://$b/from/four -SseCKey $key");

    private static Place Old(Place place) => place.Files("big");

    private static void Big(Place place) => Old(place).Run("$null = Send-S3SseCObject $big s3://$b/big -SseCKey $key");
}
