using System;
using System.Collections.Immutable;

namespace S3Encryption.Sandbox.Storage;

/// <summary>The keys of a bucket at one moment, sorted as S3 lists them.</summary>
internal readonly struct KeyList(ImmutableSortedSet<string> keys)
{
    internal int Count => keys.Count;

    internal string this[int index] => keys[index];

    /// <summary>The index of the first key that is not below <paramref name="key"/>.</summary>
    internal int From(string key)
    {
        var index = keys.IndexOf(key);
        return index < 0 ? ~index : index;
    }

    /// <summary>The index of the first key above <paramref name="key"/>.</summary>
    internal int After(string key)
    {
        var index = keys.IndexOf(key);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>
    /// The index of the first key after those that start with <paramref name="prefix"/>, searched from <paramref name="from"/> on.
    /// </summary>
    internal int PastPrefix(string prefix, int from)
    {
        var low = from;
        var high = keys.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (keys[middle].StartsWith(prefix, StringComparison.Ordinal))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
