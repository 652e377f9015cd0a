using System;
using System.Collections.Generic;
using System.Threading;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// What came of the latest uploads of a bucket, for clients that lost the answer and ask again: S3 then answers as it did before.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html.
/// </summary>
internal sealed class CompletedUploads
{
    private const int Most = 1000;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, CompletedUpload> _uploads = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    internal CompletedUpload? Find(string uploadId)
    {
        lock (_changing)
        {
            return _uploads.GetValueOrDefault(uploadId);
        }
    }

    internal void Add(string uploadId, CompletedUpload completed)
    {
        lock (_changing)
        {
            if (_oldestFirst.Count == Most)
            {
                _ = _uploads.Remove(_oldestFirst.Dequeue());
            }

            _uploads[uploadId] = completed;
            _oldestFirst.Enqueue(uploadId);
        }
    }
}

/// <summary>The object that came of an upload, without its body, and the ETags of the parts that it was completed with.</summary>
internal sealed record CompletedUpload(StoredObject Stored, string PartETags);
