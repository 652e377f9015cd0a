using System;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>The end of every write: the object takes its place, or its body is given back.</summary>
internal static class ObjectWriting
{
    /// <summary>The object as it is stored, with its version id.</summary>
    internal static StoredObject Commit(Bucket bucket, StoredObject stored, Action<StoredObject?> precondition)
    {
        StoredObject? committed = null;
        try
        {
            committed = bucket.Objects.Add(stored, precondition);
        }
        finally
        {
            if (committed is null)
            {
                stored.Release();
            }
        }

        return committed ?? throw S3Errors.NoSuchBucket(bucket.Name);
    }

    internal static void Answer(S3Call call, StoredObject stored, CustomerKey? key)
    {
        var headers = call.Response.Headers;
        VersionLookup.WriteNewId(call, stored);
        headers.ETag = ETags.Quoted(stored.ETag);
        EncryptionAnswer.Write(headers, stored.Encryption, key, isWrite: true);
        if (stored.Checksum is { } checksum)
        {
            ObjectAnswer.Write(headers, checksum);
        }
    }
}
