using System.Collections.Generic;
using S3Encryption.Sandbox.Kms;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>KMS keys, and who may use them.</summary>
internal static class KmsKeys
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Get-S3KmsKey", "Get-S3KmsKey alias/kept-* -IncludePolicy") { Arrange = Three },
        new("New-S3KmsKey", "'one', 'two' | ForEach-Object { New-S3KmsKey \"$b-$_\" -Description \"$b $_\" -Tag @{ team = 'blue' } }"),
        new("New-S3KmsPolicy", "New-S3KmsPolicy Writer alias/logs -BucketName $b-one, $b-two") { Arrange = BucketSettings.Buckets },
        new("Test-S3KmsAccess", "Test-S3KmsAccess alias/logs, alias/only-through-s3") { Weight = 8 },
        new("Test-S3KmsAccess, of a bucket by canaries", "Test-S3KmsAccess alias/logs -BucketName s3://$b/tmp -Canary"),
    ];

    private static void Three(Place place)
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            if (place.Server.Keys.Find("alias/kept-" + name) is null)
                _ = place.Server.Keys.Add(new KmsKeySettings { Alias = "alias/kept-" + name });
        }
    }
}
