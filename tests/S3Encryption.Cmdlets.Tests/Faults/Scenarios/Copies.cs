using System.Collections.Generic;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>Objects that are copied inside S3; one replaces another.</summary>
internal static class Copies
{
    private const string Three = "'one', 'two', 'three' | ForEach-Object { \"s3://$b/from/$_\" } | Copy-S3EncryptedObject -Destination s3://$b/to/ ";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Copy-S3EncryptedObject", Three + "-Encryption SseKms -KmsKeyId alias/logs") { Arrange = place => Small(place) },
        new("Copy-S3EncryptedObject, between SSE-C keys", Three + "-SourceSseCKey $key -SseCKey $other")
        {
            Arrange = place => Small(place, "Send-S3SseCObject", "-SseCKey $key"),
        },
        new("Copy-S3EncryptedObject, with grants", Three + "-Encryption SseS3 -KeepAcl")
        {
            Arrange = place =>
            {
                place.Buckets[0].Ownership = ObjectOwnership.ObjectWriter;
                Small(place);
            },
        },
        new(
            "Copy-S3EncryptedObject, in parts",
            "Copy-S3EncryptedObject s3://$b/big s3://$b/to/big -SourceSseCKey $key -Encryption SseS3 -MultipartThreshold 6MB")
        {
            Arrange = place => place.Run(
                "$null = Send-S3SseCObject $big s3://$b/big -SseCKey $key -Metadata @{ colour = 'red' } -Tag @{ team = 'blue' }; "
                    + "$null = 'before' | Send-S3EncryptedObject s3://$b/to/big -Encryption SseS3"),
            Weight = 8,
        },
    ];

    private static void Small(Place place, string send = "Send-S3EncryptedObject", string how = "-Encryption SseS3") =>
        place.Files("src/one", "src/two", "src/three").Run(
            $"$null = {send} $dir/src s3://$b/from/ -Recurse {how} -Metadata @{{ colour = 'red' }} -Tag @{{ team = 'blue' }}; "
                + $"$null = 'before' | {send} s3://$b/to/one {how}");
}
