using System;
using System.Collections.Generic;
using System.Threading;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.Storage;

/// <summary>An upload in progress: what CreateMultipartUpload fixed, and the parts so far.</summary>
internal sealed class MultipartUpload(string uploadId, string key, DateTimeOffset initiated)
{
    private readonly Lock _changing = new();
    private readonly SortedDictionary<int, UploadedPart> _parts = [];
    private bool _ended;

    internal string UploadId { get; } = uploadId;

    internal string Key { get; } = key;

    internal DateTimeOffset Initiated { get; } = initiated;

    internal required ObjectHeaders Headers { get; init; }

    internal required ObjectEncryption Encryption { get; init; }

    internal ObjectLock Lock { get; init; } = ObjectLock.None;

    internal required string InitiatorArn { get; init; }

    internal AccessControlList? Acl { get; init; }

    /// <summary>The headers that policies judge the parts by, too.</summary>
    internal IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the parts are checksummed with, and how the object's checksum comes of theirs; null where none was asked for.
    /// </summary>
    internal ChecksumPlan? Checksums { get; init; }

    /// <summary>The parts so far, by number.</summary>
    internal IReadOnlyList<UploadedPart> Parts
    {
        get
        {
            lock (_changing)
            {
                return [.. _parts.Values];
            }
        }
    }

    /// <summary>Adds or replaces a part; false where the upload has ended, and the caller still owns the body.</summary>
    internal bool TryPut(UploadedPart part)
    {
        UploadedPart? former;
        lock (_changing)
        {
            if (_ended)
            {
                return false;
            }

            _ = _parts.Remove(part.Number, out former);
            _parts.Add(part.Number, part);
        }

        former?.Body.Release();
        return true;
    }

    /// <summary>
    /// Takes a lease on every one of these parts, for the object that will be made of them; null where one has been replaced meanwhile
    /// or the upload has ended.
    /// </summary>
    internal Blob? TryJoin(IReadOnlyList<UploadedPart> chosen)
    {
        lock (_changing)
        {
            if (_ended)
            {
                return null;
            }

            foreach (var part in chosen)
            {
                if (!_parts.TryGetValue(part.Number, out var current) || !ReferenceEquals(current, part))
                {
                    return null;
                }
            }

            var bodies = new List<Blob>(chosen.Count);
            foreach (var part in chosen)
            {
                _ = part.Body.TryAcquire();
                bodies.Add(part.Body);
            }

            return bodies.Count == 1 ? bodies[0] : new BlobSequence(bodies);
        }
    }

    /// <summary>Ends the upload and gives the parts back; the first call counts, and only it returns true.</summary>
    internal bool Discard()
    {
        lock (_changing)
        {
            if (_ended)
            {
                return false;
            }

            _ended = true;
        }

        foreach (var part in _parts.Values)
        {
            part.Body.Release();
        }

        return true;
    }
}
