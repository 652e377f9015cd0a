using System.Globalization;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>
/// One share of a set of objects, for work that several processes do side by side. A key falls into the same share always, whoever asks,
/// whatever else is in the set: by the FNV-1a hash of its characters.
/// </summary>
/// <remarks>http://www.isthe.com/chongo/tech/comp/fnv/</remarks>
public sealed record Shard
{
    private readonly uint _index;
    private readonly uint _count;

    private Shard(uint index, uint count) => (_index, _count) = (index, count);

    /// <summary>Reads <c>2/8</c>: the second of eight.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(string text, out Shard? shard)
    {
        shard = null;
        var parts = text.Split('/');
        if (parts.Length != 2 || !Number(parts[0], out var number) || !Number(parts[1], out var count)) return false;
        if (number < 1 || number > count) return false;
        shard = new Shard(number - 1, count);
        return true;
    }

    /// <summary>Whether a key is in this share.</summary>
    public bool Has(string key)
    {
        var hash = 2166136261u;
        foreach (var c in key)
        {
            hash = unchecked((hash ^ (byte)c) * 16777619u);
            hash = unchecked((hash ^ (byte)(c >> 8)) * 16777619u);
        }

        return hash % _count == _index;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_index + 1}/{_count}";

    private static bool Number(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
