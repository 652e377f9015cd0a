using System;

namespace S3Encryption.Core.Objects;

/// <summary>One large array, of which stretches are given and given back, in pages.</summary>
/// <param name="bytes">The array, of <see cref="Size"/> bytes.</param>
internal sealed class Slab(byte[] bytes)
{
    /// <summary>Bytes of a slab, and of the largest stretch.</summary>
    public const int Size = 8 << 20;

    private const int Page = 64 * 1024;
    private readonly bool[] _isTaken = new bool[Size / Page];

    public byte[] Bytes => bytes;

    /// <summary>Whether nothing of it is out.</summary>
    public bool IsFree => Array.IndexOf(_isTaken, true) < 0;

    /// <summary>Bytes that a stretch takes: whole pages.</summary>
    public static int Cost(int size) => Pages(size) * Page;

    /// <summary>Takes the first stretch of this size that is free; false where there is none.</summary>
    public bool TryTake(int size, out ArraySegment<byte> stretch)
    {
        var pages = Pages(size);
        var free = 0;
        for (var i = 0; i < _isTaken.Length; i++)
        {
            free = _isTaken[i] ? 0 : free + 1;
            if (free < pages) continue;
            var first = i + 1 - pages;
            Mark(first, pages, isTaken: true);
            stretch = new ArraySegment<byte>(bytes, first * Page, size);
            return true;
        }

        stretch = default;
        return false;
    }

    public void GiveBack(ArraySegment<byte> stretch) => Mark(stretch.Offset / Page, Pages(stretch.Count), isTaken: false);

    private static int Pages(int size) => Math.Max(1, (size + Page - 1) / Page);

    private void Mark(int first, int pages, bool isTaken)
    {
        for (var i = first; i < first + pages; i++) _isTaken[i] = isTaken;
    }
}
