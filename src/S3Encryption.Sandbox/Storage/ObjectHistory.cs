using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace S3Encryption.Sandbox.Storage;

/// <summary>The versions of one key, newest first; never empty, never changed.</summary>
internal sealed class ObjectHistory
{
    private readonly ImmutableArray<StoredVersion> _versions;

    private ObjectHistory(ImmutableArray<StoredVersion> versions) => _versions = versions;

    internal IReadOnlyList<StoredVersion> Versions => _versions;

    internal StoredVersion Newest => _versions[0];

    /// <summary>The object that a request without a version id gets; null where the newest version is a delete marker.</summary>
    internal StoredObject? Current => _versions[0] as StoredObject;

    internal StoredVersion? Find(string versionId)
    {
        foreach (var version in _versions)
        {
            if (string.Equals(version.VersionId, versionId, StringComparison.Ordinal))
            {
                return version;
            }
        }

        return null;
    }

    /// <summary>With a newer version, which displaces the one of the same id, if there is one.</summary>
    internal static ObjectHistory With(ObjectHistory? history, StoredVersion next) =>
        new([next, .. (history?._versions ?? []).Where(version => version.VersionId != next.VersionId)]);

    /// <summary>Without a version; null where nothing is left.</summary>
    internal ObjectHistory? Without(StoredVersion version) => _versions.Length == 1 ? null : new(_versions.Remove(version));

    /// <summary>With another form of a version in its place.</summary>
    internal ObjectHistory Changed(StoredVersion version, StoredVersion other) => new(_versions.Replace(version, other));
}
