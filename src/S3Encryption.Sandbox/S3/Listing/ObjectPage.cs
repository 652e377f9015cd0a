using System;
using System.Collections.Generic;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>
/// One page of a listing. <see cref="Last"/> is the key or common prefix after which the next page goes on; null on the last page.
/// </summary>
internal sealed record ObjectPage(IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> CommonPrefixes, string? Last)
{
    internal static ObjectPage Of(ObjectIndex index, string prefix, string delimiter, string after, int limit)
    {
        var keys = index.Keys;
        var objects = new List<StoredObject>();
        var prefixes = new List<string>();
        string? last = null;
        var i = Math.Max(keys.From(prefix), after.Length == 0 ? 0 : keys.After(after));
        while (i < keys.Count && keys[i].StartsWith(prefix, StringComparison.Ordinal))
        {
            var key = keys[i];
            var rolled = CommonPrefix.Of(key, prefix, delimiter);
            if (rolled is not null && string.Equals(rolled, after, StringComparison.Ordinal))
            {
                // The page before ended with this common prefix.
                i = keys.PastPrefix(rolled, i);
                continue;
            }

            if (index.Find(key) is not { } found)
            {
                // Deleted, and only older versions are left of it.
                i++;
                continue;
            }

            if (objects.Count + prefixes.Count == limit)
            {
                return new(objects, prefixes, limit == 0 ? null : last);
            }

            if (rolled is not null)
            {
                prefixes.Add(rolled);
                i = keys.PastPrefix(rolled, i);
            }
            else
            {
                objects.Add(found);
                i++;
            }

            last = rolled ?? key;
        }

        return new(objects, prefixes, null);
    }
}
