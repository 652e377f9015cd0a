using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>A place in a listing of versions. After a common prefix there is no version id.</summary>
internal sealed record VersionMarker(string Key, string? VersionId);

/// <summary>One entry of a listing of versions.</summary>
internal sealed record ListedVersion(StoredVersion Version, bool IsLatest);

/// <summary>One page of a listing of versions. <see cref="Last"/> is where the next page goes on; null on the last page.</summary>
internal sealed record VersionPage(IReadOnlyList<ListedVersion> Versions, IReadOnlyList<string> CommonPrefixes, VersionMarker? Last)
{
    internal static VersionPage Of(ObjectIndex index, string prefix, string delimiter, VersionMarker after, int limit)
    {
        var keys = index.Keys;
        var versions = new List<ListedVersion>();
        var prefixes = new List<string>();
        VersionMarker? last = null;
        var start = after.Key.Length == 0 ? 0 : after.VersionId is null ? keys.After(after.Key) : keys.From(after.Key);
        var i = Math.Max(keys.From(prefix), start);
        while (i < keys.Count && keys[i].StartsWith(prefix, StringComparison.Ordinal))
        {
            var key = keys[i];
            if (CommonPrefix.Of(key, prefix, delimiter) is { } rolled)
            {
                i = keys.PastPrefix(rolled, i);
                if (string.Equals(rolled, after.Key, StringComparison.Ordinal))
                {
                    continue;
                }

                if (versions.Count + prefixes.Count == limit)
                {
                    return new(versions, prefixes, last);
                }

                prefixes.Add(rolled);
                last = new(rolled, null);
                continue;
            }

            foreach (var listed in Remaining(index, key, after))
            {
                if (versions.Count + prefixes.Count == limit)
                {
                    return new(versions, prefixes, last);
                }

                versions.Add(listed);
                last = new(key, listed.Version.VersionId);
            }

            i++;
        }

        return new(versions, prefixes, null);
    }

    /// <summary>The versions of a key that the pages before did not have.</summary>
    private static IEnumerable<ListedVersion> Remaining(ObjectIndex index, string key, VersionMarker after)
    {
        var all = index.Versions(key).Select((version, i) => new ListedVersion(version, i == 0));
        return after.VersionId is { } id && string.Equals(key, after.Key, StringComparison.Ordinal)
            ? all.SkipWhile(listed => listed.Version.VersionId != id).Skip(1)
            : all;
    }
}
