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
            var rolled = RollUp(key, prefix, delimiter);
            if (rolled is not null && string.Equals(rolled, after, StringComparison.Ordinal))
            {
                // The page before ended with this common prefix.
                i = keys.PastPrefix(rolled, i);
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
                if (index.Find(key) is { } found)
                {
                    objects.Add(found);
                }

                i++;
            }

            last = rolled ?? key;
        }

        return new(objects, prefixes, null);
    }

    private static string? RollUp(string key, string prefix, string delimiter)
    {
        if (delimiter.Length == 0)
        {
            return null;
        }

        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
