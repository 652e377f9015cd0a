using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Archive;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>
/// The source of a copy, opened for a caller who may read it. Whoever opens it gives back the lease on the body.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html.
/// </summary>
internal sealed record CopySource(Bucket Bucket, StoredObject Object)
{
    private const string Header = "x-amz-copy-source";

    internal static CopySource Open(S3Call call)
    {
        var (bucketName, key, versionId) = Parse(call.Header(Header)!);
        var bucket = call.AuthorizeSource(bucketName, key, versionId);
        var customerKey = CustomerKeyHeaders.OfCopySource(call.Headers).ForRead();
        var found = Acquire(call, bucket, key, versionId);
        try
        {
            Archived.DemandReadable(call, found);
            call.Service.Encryption.DemandRead(call.Signed, found.Encryption, customerKey);
            new ReadConditions(call, Header + "-").Demand(found);
            return new(bucket, found);
        }
        catch
        {
            found.Body.Release();
            throw;
        }
    }

    /// <summary>Tags that are copied along take the rights to read and to write them.</summary>
    internal void DemandTags(S3Call call, Bucket target)
    {
        if (Object.Headers.Tags.Count > 0 && !CopiedHeaders.Replaces(call, "x-amz-tagging-directive"))
        {
            var versionId = Object == Bucket.Objects.Find(Object.Key) ? null : Object.VersionId;
            call.Demand(S3Call.ActionFor(versionId, "s3:GetObjectTagging"), Bucket, Bucket.Arn + "/" + Object.Key, versionId);
            call.Demand("s3:PutObjectTagging", target, target.Arn + "/" + call.Key);
        }
    }

    internal void WriteVersionId(S3Call call)
    {
        if (Bucket.Objects.Versioning != Versioning.Never)
        {
            call.Response.Headers["x-amz-copy-source-version-id"] = Object.VersionId;
        }
    }

    private static StoredObject Acquire(S3Call call, Bucket bucket, string key, string? versionId) =>
        versionId is not null && bucket.Objects.Find(key, versionId) is DeleteMarker
            ? throw S3Errors.InvalidRequest(
                "The source of a copy request may not specifically refer to a delete marker by version id.")
            : VersionLookup.Acquire(call, bucket, key, versionId);

    private static (string Bucket, string Key, string? VersionId) Parse(string header)
    {
        var query = header.IndexOf("?versionId=", StringComparison.Ordinal);
        var version = query < 0 ? null : VersionLookup.Checked(header[(query + "?versionId=".Length)..]);
        var path = PercentCoding.TryDecode((query < 0 ? header : header[..query]).TrimStart('/'), plusIsSpace: false)
            ?? throw Refused(header);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < path.Length - 1 ? (path[..slash], path[(slash + 1)..], version) : throw Refused(header);
    }

    private static AwsErrorException Refused(string header) =>
        S3Errors.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", Header, header);
}
