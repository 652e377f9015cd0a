#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>
/// The row that S3 writes, found 32 bytes at a time: every field in quotes, none inside, a line feed at the end. Any other is left to
/// the slower way, and so is one near the end of what is in memory.
/// </summary>
internal sealed partial class CsvRows
{
    private readonly int[] _quotes = new int[2 * columns];

    private bool TryPlainRow()
    {
        if (!TryQuotes()) return false;
        for (var column = 0; column < columns; column++)
        {
            var (opens, closes) = (_quotes[2 * column], _quotes[(2 * column) + 1]);
            var isLast = column == columns - 1;
            if (closes + 1 >= _end || Bytes[closes + 1] != (isLast ? '\n' : ',')) return false;
            if (!isLast && _quotes[(2 * column) + 2] != closes + 2) return false;
            (_starts[column], _lengths[column]) = (opens + 1, closes - opens - 1);
        }

        _at = _quotes[^1] + 2;
        return true;
    }

    private bool TryQuotes()
    {
        if (!Vector256.IsHardwareAccelerated || Bytes[_at] != Quote) return false;
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(Bytes);
        var (quote, quotes, found) = (Vector256.Create(Quote), _quotes, 0);
        for (var at = _at; at + Vector256<byte>.Count <= _end; at += Vector256<byte>.Count)
        {
            var mask = Vector256.Equals(Vector256.LoadUnsafe(ref bytes, (nuint)at), quote).ExtractMostSignificantBits();
            for (; mask != 0; mask &= mask - 1)
            {
                quotes[found++] = at + BitOperations.TrailingZeroCount(mask);
                if (found == quotes.Length) return true;
            }
        }

        return false;
    }
}
#endif
