using System.Linq;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>The rules about what is stored.</summary>
internal static class ObjectTests
{
    private const int MostInAPage = 1000;

    public static BucketTest Versioned() => new(
        BucketCheck.Versioned, CheckSeverity.Medium, "versions are kept",
        bucket => $"aws s3api put-bucket-versioning --bucket {bucket} --versioning-configuration Status=Enabled",
        async facts =>
        {
            var status = await facts.VersioningAsync().ConfigureAwait(false);
            return Judgement.Of(status == "Enabled", status is "" or "Off" ? "versioning was never on" : $"versioning is {status}");
        });

    /// <summary>Looks at the first objects of the bucket: without its key, S3 answers 400 to the HEAD of one under SSE-C.</summary>
    public static BucketTest NoSseCObjects(AwsConnection connection, int sample) => new(
        BucketCheck.NoSseCObjects, CheckSeverity.High, $"none of the first {sample} objects is under SSE-C",
        bucket => $"Get-S3ObjectEncryption {bucket} -Encryption SseC | Convert-S3ObjectEncryption -To SseKms -Keyring ./keys",
        async facts =>
        {
            var request = new ListObjectsV2Request
            {
                BucketName = facts.Name,
                ExpectedBucketOwner = facts.Bucket.ExpectedOwner,
                MaxKeys = System.Math.Min(sample, MostInAPage),
            };
            var page = await facts.Bucket.SendAsync(
                "ListObjectsV2", s3 => s3.ListObjectsV2Async(request, facts.Stop), facts.Stop).ConfigureAwait(false);
            var keys = (page.S3Objects ?? []).Select(o => o.Key).ToList();
            var isSseC = await Task.WhenAll(keys.Select(key => IsSseCAsync(connection, facts, key))).ConfigureAwait(false);
            var count = isSseC.Count(one => one);
            return Judgement.Of(count == 0, count == 0
                ? $"none of {keys.Count} objects"
                : $"{count} of {keys.Count} objects, such as '{keys.Zip(isSseC, (key, one) => (key, one)).First(x => x.one).key}'");
        });

    private static async Task<bool> IsSseCAsync(AwsConnection connection, BucketFacts facts, string key)
    {
        try
        {
            _ = await ObjectHead.FindAsync(
                connection, new S3Location(facts.Name, key), null, null, facts.Bucket.ExpectedOwner, facts.Stop).ConfigureAwait(false);
            return false;
        }
        catch (S3EncryptionException e) when (e.StatusCode == 400)
        {
            return true;
        }
    }
}
