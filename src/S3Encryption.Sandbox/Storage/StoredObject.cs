using System;
using System.Collections.Generic;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.Storage;

/// <summary>An object as it stands. The ETag is without quotes.</summary>
internal sealed record StoredObject : StoredVersion
{
    internal required Blob Body { get; init; }

    internal required string ETag { get; init; }

    internal required ObjectHeaders Headers { get; init; }

    internal required ObjectEncryption Encryption { get; init; }

    internal Checksum? Checksum { get; init; }

    /// <summary>The parts of a multipart upload; empty where the object was put in one piece.</summary>
    internal IReadOnlyList<ObjectPart> Parts { get; init; } = [];

    /// <summary>Until when an archived object can be read; null where it was never restored.</summary>
    internal DateTimeOffset? RestoredUntil { get; init; }

    /// <summary>Null: the bucket's owner owns it and has full control, and nobody else has any.</summary>
    internal AccessControlList? Acl { get; init; }

    /// <summary>The annotations by name, and how many bytes each has.</summary>
    internal IReadOnlyDictionary<string, long> Annotations { get; init; } = new Dictionary<string, long>();

    internal ObjectLock Lock { get; init; } = ObjectLock.None;

    internal long Size => Body.Length;

    internal override void Release() => Body.Release();
}

/// <summary>One part of an object that was uploaded in parts; the checksum only where the upload was made with one.</summary>
internal sealed record ObjectPart(int Number, long Size, Checksum? Checksum);
