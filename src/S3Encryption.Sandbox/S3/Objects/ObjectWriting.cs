using System;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>The end of every write: the object takes its place, or its body is given back.</summary>
internal static class ObjectWriting
{
    internal static void Commit(Bucket bucket, StoredObject stored, Action<StoredObject?> precondition)
    {
        var committed = false;
        try
        {
            committed = bucket.Objects.Replace(stored, precondition);
        }
        finally
        {
            if (!committed)
            {
                stored.Body.Release();
            }
        }

        if (!committed)
        {
            throw S3Errors.NoSuchBucket(bucket.Name);
        }
    }

    internal static void Answer(S3Call call, StoredObject stored, CustomerKey? key)
    {
        var headers = call.Response.Headers;
        headers.ETag = ETags.Quoted(stored.ETag);
        EncryptionAnswer.Write(headers, stored.Encryption, key, isWrite: true);
        if (stored.Checksum is { } checksum)
        {
            headers[checksum.Algorithm.Header] = checksum.Value;
            headers["x-amz-checksum-type"] = checksum.Type;
        }
    }
}
