using System;

namespace S3Encryption.Sandbox.Storage;

/// <summary>What a key holds, or held: an object, or a delete marker in a bucket with versions. A change makes a new one.</summary>
internal abstract record StoredVersion
{
    internal required string Key { get; init; }

    /// <summary>Given when it is put in place; <c>null</c>, the word, where the bucket keeps no versions.</summary>
    internal string VersionId { get; init; } = VersionIds.Null;

    internal required DateTimeOffset LastModified { get; init; }

    /// <summary>Called once nothing can reach the version any more.</summary>
    internal virtual void Release()
    {
    }
}

/// <summary>Stands for the deletion of a key whose versions are kept.</summary>
internal sealed record DeleteMarker : StoredVersion;
