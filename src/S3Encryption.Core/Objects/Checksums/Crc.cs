using System;
using System.Runtime.CompilerServices;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>
/// A reflected CRC of 32 or 64 bits that starts and ends inverted, as all of S3's are, and the arithmetic to join the CRCs of parts.
/// System.IO.Hashing has these CRCs too, but its build for .NET 8 and .NET Framework is a byte-wise table (docs/performance.md).
/// </summary>
internal sealed class Crc
{
    /// <summary>CRC-64/NVME, S3's own default.</summary>
    public static readonly Crc Crc64Nvme = new(64, 0x9A6C9329AC4BC9B5);

    /// <summary>CRC-32 as in zip and Ethernet.</summary>
    public static readonly Crc Crc32 = new(32, 0xEDB88320);

    /// <summary>CRC-32C, Castagnoli's.</summary>
    public static readonly Crc Crc32C = new(32, 0x82F63B78);

    private const int Slices = 8;
#if NET
    private const MethodImplOptions NotTiered = MethodImplOptions.AggressiveOptimization;
#else
    private const MethodImplOptions NotTiered = MethodImplOptions.NoInlining;
#endif
    private readonly ulong _polynomial;
    private readonly ulong _ones;
    private readonly ulong _highest;
    private readonly ulong[][] _tables = new ulong[Slices][];
#if NET
    private readonly CarrylessFold? _fold;
#endif

    private Crc(int width, ulong polynomial)
    {
        Width = width;
        _polynomial = polynomial;
        _ones = width == 64 ? ulong.MaxValue : uint.MaxValue;
        _highest = 1UL << (width - 1);
        FillTables();
#if NET
        _fold = width == 64 ? CarrylessFold.For(PowerOfX) : null;
#endif
    }

    /// <summary>Bits.</summary>
    public int Width { get; }

    /// <summary>The CRC of what came before and these bytes; that of nothing is 0.</summary>
    public ulong Append(ulong crc, byte[] bytes, int offset, int count)
    {
        var state = crc ^ _ones;
        var done = 0;
#if NET
        if (_fold is not null) (state, done) = _fold.Append(state, bytes, offset, count, this);
#endif
        return AppendTables(state, bytes, offset + done, count - done) ^ _ones;
    }

    /// <summary>The CRC of two stretches, from the CRC of each and the length in bytes of the second.</summary>
    public ulong Join(ulong first, ulong second, long secondLength) => Multiply(PowerOfX(8 * secondLength), first) ^ second;

    /// <summary>The bare register after these bytes, eight at a time by tables ("slicing by 8", M. E. Kounavis and F. L. Berry).</summary>
    [MethodImpl(NotTiered)]
    internal ulong AppendTables(ulong state, byte[] bytes, int offset, int count)
    {
        var (t, end) = (_tables, offset + count);
        for (; offset + 8 <= end; offset += 8)
        {
            var x = state ^ BitConverter.ToUInt64(bytes, offset);
            state = t[7][(byte)x] ^ t[6][(byte)(x >> 8)] ^ t[5][(byte)(x >> 16)] ^ t[4][(byte)(x >> 24)]
                ^ t[3][(byte)(x >> 32)] ^ t[2][(byte)(x >> 40)] ^ t[1][(byte)(x >> 48)] ^ t[0][(byte)(x >> 56)];
        }

        for (; offset < end; offset++) state = (state >> 8) ^ t[0][(byte)(state ^ bytes[offset])];
        return state;
    }

    /// <summary>x to the n modulo the polynomial. Reflected: the highest bit is 1, the one below it x.</summary>
    private ulong PowerOfX(long n)
    {
        var (power, square) = (_highest, _highest >> 1);
        for (; n > 0; n >>= 1)
        {
            if ((n & 1) != 0) power = Multiply(power, square);
            square = Multiply(square, square);
        }

        return power;
    }

    private ulong Multiply(ulong a, ulong b)
    {
        ulong product = 0;
        for (var bit = _highest; bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0) product ^= b;
            b = Shift(b);
        }

        return product;
    }

    private ulong Shift(ulong value) => (value & 1) != 0 ? (value >> 1) ^ _polynomial : value >> 1;

    private void FillTables()
    {
        for (var slice = 0; slice < Slices; slice++)
        {
            _tables[slice] = new ulong[256];
            for (var i = 0; i < 256; i++)
            {
                var value = slice == 0 ? (ulong)i : _tables[slice - 1][i];
                for (var bit = 0; bit < 8; bit++) value = Shift(value);
                _tables[slice][i] = value;
            }
        }
    }
}
