using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Versions;

/// <summary>
/// What became of a deletion. <paramref name="VersionId"/>: of the version that is gone, or of the delete marker that was made; null
/// where the bucket keeps no versions. <paramref name="IsMarker"/>: that version is a delete marker.
/// </summary>
internal sealed record Deletion(string? VersionId, bool IsMarker)
{
    /// <summary>
    /// Deletes an object, or removes one version for good.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html.
    /// </summary>
    internal static Deletion Run(S3Call call, Bucket bucket, string key, string? versionId, string? ifMatch)
    {
        call.Demand(S3Call.ActionFor(versionId, "s3:DeleteObject"), bucket, bucket.Arn + "/" + key, versionId);
        if (versionId is null)
        {
            var marker = bucket.Objects.Delete(key, call.Service.Now(), current => DemandMatch(ifMatch, key, current));
            return new(marker?.VersionId, marker is not null);
        }

        var bypass = LockGuard.Bypass(call, bucket, key);
        var removed = bucket.Objects.Remove(key, versionId, found =>
        {
            DemandMatch(ifMatch, key, found as StoredObject);
            LockGuard.DemandRemovable(call, found, bypass);
        });
        return new(bucket.Objects.Versioning == Versioning.Never ? null : versionId, removed is DeleteMarker);
    }

    private static void DemandMatch(string? ifMatch, string key, StoredObject? found)
    {
        if (ifMatch is not null && found is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (ifMatch is not null && !ETags.Matches(ifMatch, found!.ETag))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }
}
