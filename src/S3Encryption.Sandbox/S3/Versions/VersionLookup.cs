using System;
using System.Collections.Generic;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Versions;

/// <summary>
/// Finds the object that a request means, by key and version id, or says as S3 does why there is none.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html.
/// </summary>
internal static class VersionLookup
{
    internal static StoredObject Find(S3Call call, Bucket bucket) =>
        Demand(call, bucket, call.Key, call.VersionId, bucket.Objects.Find(call.Key, call.VersionId));

    /// <summary>The same with a lease on the body, which the caller gives back.</summary>
    internal static StoredObject Acquire(S3Call call, Bucket bucket) => Acquire(call, bucket, call.Key, call.VersionId);

    internal static StoredObject Acquire(S3Call call, Bucket bucket, string key, string? versionId) =>
        Demand(call, bucket, key, versionId, bucket.Objects.Acquire(key, versionId));

    /// <summary>Puts a changed form of the object, with the same body, in its place.</summary>
    internal static StoredObject Change(S3Call call, Bucket bucket, Func<StoredObject, StoredObject> change)
    {
        StoredObject? changed;
        do
        {
            // Null: it was replaced or removed since it was found.
            changed = bucket.Objects.Change(Find(call, bucket), change);
        }
        while (changed is null);
        return changed;
    }

    /// <summary>Says which version this is, in a bucket that keeps or kept versions.</summary>
    internal static void WriteId(S3Call call, Bucket bucket, StoredVersion version)
    {
        if (bucket.Objects.Versioning != Versioning.Never)
        {
            call.Response.Headers["x-amz-version-id"] = version.VersionId;
        }
    }

    /// <summary>
    /// Says which version a write made; nothing where versioning is suspended, as in the examples of
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html. Reading it tells of the version «null».
    /// </summary>
    internal static void WriteNewId(S3Call call, StoredVersion version)
    {
        if (version.VersionId != VersionIds.Null)
        {
            call.Response.Headers["x-amz-version-id"] = version.VersionId;
        }
    }

    /// <summary>A version id that a request names, if it could be one.</summary>
    internal static string Checked(string versionId) => versionId.Length == 0
        ? throw S3Errors.InvalidArgument("Version id cannot be the empty string", "versionId", "")
        : VersionIds.IsWellFormed(versionId)
            ? versionId
            : throw S3Errors.InvalidArgument("Invalid version id specified", "versionId", versionId);

    private static StoredObject Demand(S3Call call, Bucket bucket, string key, string? versionId, StoredVersion? found) => found switch
    {
        StoredObject stored => stored,
        DeleteMarker marker => throw (versionId is null ? Deleted(call, bucket, marker) : IsDeleteMarker(call, marker)),
        _ when versionId is null => throw call.Missing(bucket, key),
        _ => throw new AwsErrorException(
            404,
            "NoSuchVersion",
            "The specified version does not exist.",
            new Dictionary<string, string> { ["Key"] = key, ["VersionId"] = versionId }),
    };

    private static AwsErrorException Deleted(S3Call call, Bucket bucket, DeleteMarker marker)
    {
        var missing = call.Missing(bucket, marker.Key);
        missing.Headers["x-amz-delete-marker"] = "true";
        missing.Headers["x-amz-version-id"] = marker.VersionId;
        return missing;
    }

    private static AwsErrorException IsDeleteMarker(S3Call call, DeleteMarker marker)
    {
        var refusal = S3Errors.MethodNotAllowed(call.Http.Request.Method, "DeleteMarker");
        refusal.Headers["Allow"] = "DELETE";
        refusal.Headers["Last-Modified"] = DateForms.Http(marker.LastModified);
        refusal.Headers["x-amz-delete-marker"] = "true";
        refusal.Headers["x-amz-version-id"] = marker.VersionId;
        return refusal;
    }
}
