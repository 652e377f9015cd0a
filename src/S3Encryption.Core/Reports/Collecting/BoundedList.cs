using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Collecting;

/// <summary>The first of what may be many, and how many there were.</summary>
internal sealed class BoundedList<T>(int most = BoundedList<T>.Usual)
{
    private const int Usual = 100;
    private readonly List<T> _items = [];

    /// <summary>The first ones.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    public void Add(T item)
    {
        if (Count++ < most) _items.Add(item);
    }
}
