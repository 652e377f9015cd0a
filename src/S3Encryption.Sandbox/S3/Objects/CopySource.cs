using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Encryption;
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
        var (bucketName, key) = Parse(call.Header(Header)!);
        var bucket = call.AuthorizeSource(bucketName, key);
        var customerKey = CustomerKeyHeaders.OfCopySource(call.Headers).ForRead();
        var found = bucket.Objects.Acquire(key) ?? throw call.Missing(bucket, key);
        try
        {
            call.Service.Encryption.DemandRead(call.Caller, found.Encryption, customerKey);
            new ReadConditions(call, Header + "-").Demand(found);
            return new(bucket, found);
        }
        catch
        {
            found.Body.Release();
            throw;
        }
    }

    private static (string Bucket, string Key) Parse(string header)
    {
        var query = header.IndexOf("?versionId=", StringComparison.Ordinal);
        var version = query < 0 ? "null" : header[(query + "?versionId=".Length)..];
        var path = PercentCoding.TryDecode((query < 0 ? header : header[..query]).TrimStart('/'), plusIsSpace: false)
            ?? throw Refused(header);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == path.Length - 1)
        {
            throw Refused(header);
        }

        return version is "null"
            ? (path[..slash], path[(slash + 1)..])
            : throw S3Errors.InvalidArgument("Invalid version id specified", "versionId", version);
    }

    private static AwsErrorException Refused(string header) =>
        S3Errors.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", Header, header);
}
