using System.Collections.Generic;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>Objects whose encryption is changed where they are.</summary>
internal static class Conversions
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Convert-S3ObjectEncryption, by updates", "Convert-S3ObjectEncryption $b -To SseKms -KmsKeyId alias/logs -PassThru")
        {
            Arrange = place => Three(place),
        },
        new(
            "Convert-S3ObjectEncryption, by copies",
            "Convert-S3ObjectEncryption $b -To SseKms -KmsKeyId alias/logs -SseCKey $key -Journal $dir/a.journal -PassThru")
        {
            Arrange = place => Three(place, "Send-S3SseCObject", "-SseCKey $key"),
        },
        new("Convert-S3ObjectEncryption, to another SSE-C key", "Convert-S3ObjectEncryption $b -To SseC -SseCKey $key -ToSseCKey $other -PassThru")
        {
            Arrange = place => Three(place, "Send-S3SseCObject", "-SseCKey $key"),
        },
        new("Convert-S3ObjectEncryption, old versions removed", "Convert-S3ObjectEncryption $b -To SseS3 -RemoveOldVersion -PassThru")
        {
            Arrange = place =>
            {
                place.Buckets[0].Objects.Versioning = Versioning.Enabled;
                Three(place, how: "-Encryption SseKms -KmsKeyId alias/logs");
            },
        },
        new("Convert-S3ObjectEncryption, in parts", "Convert-S3ObjectEncryption $b -To SseS3 -SseCKey $key -MultipartThreshold 6MB -PassThru")
        {
            Arrange = place => place.Run("$null = Send-S3SseCObject $big s3://$b/big -SseCKey $key -Metadata @{ colour = 'red' } -Tag @{ team = 'blue' }"),
            Weight = 9,
        },
    ];

    private static void Three(Place place, string send = "Send-S3EncryptedObject", string how = "-Encryption SseS3") =>
        place.Files("src/one", "src/two", "src/three").Run(
            $"$null = {send} $dir/src s3://$b/ -Recurse {how} -Metadata @{{ colour = 'red' }} -Tag @{{ team = 'blue' }}");
}
