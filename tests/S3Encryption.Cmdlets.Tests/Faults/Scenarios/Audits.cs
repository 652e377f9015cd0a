using System.Collections.Generic;
using S3Encryption.Cmdlets.Tests.Fixtures;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>What is told of objects; nothing is changed.</summary>
internal static class Audits
{
    private const string Manifest = "s3://$b/reports/photos/daily/2026-11-27T01-00Z/manifest.json";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Get-S3ObjectEncryption", "Get-S3ObjectEncryption $b -SseCKey $key") { Arrange = Three },
        new("Get-S3ObjectEncryption, piped", "'one', 'two', 'three' | ForEach-Object { \"s3://$b/$_\" } | Get-S3ObjectEncryption -SseCKey $key")
        {
            Arrange = Three,
        },
        new("Measure-S3ObjectEncryption", "Measure-S3ObjectEncryption $b") { Arrange = Three },
        new("Measure-S3ObjectEncryption, of an inventory", "Measure-S3ObjectEncryption -Inventory " + Manifest)
        {
            Arrange = place => Inventory(place),
        },
        new("Get-S3ObjectEncryption, of an inventory", "Get-S3ObjectEncryption -Inventory " + Manifest) { Arrange = place => Inventory(place) },
    ];

    private static void Three(Place place) => place.Files("src/one", "src/two").Run(
        "$null = Send-S3EncryptedObject $dir/src s3://$b/ -Recurse -Encryption SseKms -KmsKeyId alias/logs; "
            + "$null = 'three' | Send-S3SseCObject s3://$b/three -SseCKey $key");

    private static void Inventory(Place place) =>
        _ = place.Sandbox.Store(place.Engine, StoredReports.Mixed(), place.Name, "-Encryption SseS3");
}
