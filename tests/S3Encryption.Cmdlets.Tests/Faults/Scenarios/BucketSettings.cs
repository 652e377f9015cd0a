using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>How buckets encrypt.</summary>
internal static class BucketSettings
{
    public const string Three = "\"$b-one\", \"$b-two\", \"$b-three\" | ";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Get-S3BucketEncryption", "Get-S3BucketEncryption $b-*") { Arrange = Buckets },
        new("Get-S3BucketEncryption, as another role", "Get-S3BucketEncryption $b-one -RoleArn arn:aws:iam::111122223333:role/batch") { Arrange = Buckets },
        new("Set-S3BucketEncryption", Three + "Set-S3BucketEncryption -Encryption SseKms -KmsKeyId alias/logs -BucketKey -BlockSseC -PassThru")
        {
            Weight = 8,
            Arrange = Buckets,
        },
        new("Remove-S3BucketEncryption", Three + "Remove-S3BucketEncryption -PassThru")
        {
            Arrange = place =>
            {
                Buckets(place);
                _ = place.Run("\"$b-one\", \"$b-three\" | Set-S3BucketEncryption -Encryption SseKms -KmsKeyId alias/logs -BucketKey");
            },
        },
        new("Test-S3BucketEncryption", Three + "Test-S3BucketEncryption -Encryption SseKms")
        {
            Arrange = place =>
            {
                Buckets(place);
                // A policy each: which bucket is asked about as the nth, nobody knows.
                _ = place.Run($"Set-S3BucketEncryption $b-one SseKms -KmsKeyId alias/logs; {Three} Set-S3EncryptionPolicy -RequireTls");
            },
        },
    ];

    public static void Buckets(Place place)
    {
        foreach (var name in new[] { "-one", "-two", "-three" }) _ = place.NewBucket(name);
    }
}
