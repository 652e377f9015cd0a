using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Buckets.Policies;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>Makes the buckets that are there from the start.</summary>
internal static class ConfiguredBuckets
{
    internal static BucketDirectory Create(SandboxOptions options)
    {
        var buckets = new BucketDirectory();
        var created = DateTimeOffset.FromUnixTimeSeconds(options.Clock.GetUtcNow().ToUnixTimeSeconds());
        foreach (var settings in options.Buckets)
        {
            if (!BucketName.IsValid(settings.Name))
            {
                throw new FormatException("The bucket name «" + settings.Name + "» is not allowed by S3's naming rules.");
            }

            var bucket = options.NewBuckets.Make(
                settings.Name, settings.Region ?? options.Region, options.AccountId, created, settings.StoresUnencrypted);
            bucket.Encryption = EncryptionOf(settings, bucket.Encryption);
            bucket.RequesterPays = settings.RequesterPays;
            bucket.Objects.Versioning = settings.Versioned ? Versioning.Enabled : Versioning.Never;
            bucket.Policy = settings.Policy is null ? null : new(settings.Policy, ParsePolicy(settings.Policy, bucket));
            if (!buckets.TryAdd(bucket))
            {
                throw new FormatException("The bucket «" + settings.Name + "» is configured twice.");
            }
        }

        return buckets;
    }

    private static BucketEncryption EncryptionOf(BucketSettings settings, BucketEncryption encryption)
    {
        if (settings.Encryption is { } wanted)
        {
            encryption = new(wanted.Algorithm, wanted.KmsKeyId, wanted.BucketKey, encryption.BlocksSseC);
        }

        return encryption with { BlocksSseC = settings.BlockSseC ?? encryption.BlocksSseC };
    }

    private static Core.Access.Policies.PolicyDocument ParsePolicy(string text, Bucket bucket)
    {
        try
        {
            return PolicyReading.Read(text, bucket);
        }
        catch (AwsErrorException malformed)
        {
            throw new FormatException("The policy of the bucket «" + bucket.Name + "»: " + malformed.Message, malformed);
        }
    }
}
