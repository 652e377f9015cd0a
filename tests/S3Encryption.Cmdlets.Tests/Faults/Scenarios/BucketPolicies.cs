using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>What the policies of buckets require of encryption.</summary>
internal static class BucketPolicies
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("Set-S3EncryptionPolicy", BucketSettings.Three + "Set-S3EncryptionPolicy -RequireTls -RequireEncryption SseKms -KmsKeyId alias/logs -PassThru")
        {
            Arrange = place =>
            {
                BucketSettings.Buckets(place);
                _ = place.Run("Set-S3EncryptionPolicy $b-two -DenySseC");
            },
        },
        new("Get-S3EncryptionPolicy", BucketSettings.Three + "Get-S3EncryptionPolicy") { Arrange = Required },
        new("Remove-S3EncryptionPolicy", BucketSettings.Three + "Remove-S3EncryptionPolicy -Requirement Tls -PassThru") { Arrange = Required },
    ];

    private static void Required(Place place)
    {
        BucketSettings.Buckets(place);
        _ = place.Run(BucketSettings.Three + "Set-S3EncryptionPolicy -RequireTls -DenySseC; Set-S3EncryptionPolicy $b-one -DenySseC:$false");
    }
}
