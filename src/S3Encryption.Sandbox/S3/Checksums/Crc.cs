using System;
using System.Buffers.Binary;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// A reflected cyclic redundancy check of 32 or 64 bits with all ones before and after, which is what S3's three are. Sixteen bytes a step;
/// .NET has these only in a package, and the sandbox takes none.
/// </summary>
internal sealed class Crc
{
    internal static readonly Crc Crc32 = new(32, 0xEDB88320);
    internal static readonly Crc Crc32C = new(32, 0x82F63B78);
    internal static readonly Crc Crc64Nvme = new(64, 0x9A6C9329AC4BC9B5);

    private const int Slices = 16;

    private readonly ulong[] _table = new ulong[Slices * 256];
    private readonly ulong _polynomial;

    private Crc(int width, ulong polynomial)
    {
        Width = width;
        _polynomial = polynomial;
        for (var i = 0; i < 256; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
            }

            _table[i] = value;
        }

        for (var i = 256; i < _table.Length; i++)
        {
            var before = _table[i - 256];
            _table[i] = (before >> 8) ^ _table[before & 0xFF];
        }
    }

    /// <summary>In bits.</summary>
    internal int Width { get; }

    /// <summary>What to begin with.</summary>
    internal ulong Initial => ulong.MaxValue >> (64 - Width);

    /// <summary>The checksum as bytes, the most significant first, from what <see cref="Update"/> returned last.</summary>
    internal byte[] Finish(ulong state)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, state ^ Initial);
        return bytes[(8 - (Width / 8))..];
    }

    internal ulong Update(ulong state, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> table = _table;
        while (bytes.Length >= Slices)
        {
            var low = state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            state = Eight(table[(8 * 256)..], low) ^ Eight(table, high);
            bytes = bytes[Slices..];
        }

        foreach (var one in bytes)
        {
            state = table[(int)((state ^ one) & 0xFF)] ^ (state >> 8);
        }

        return state;
    }

    /// <summary>The checksum of two pieces one after the other, from theirs and the length of the second.</summary>
    internal byte[] Combine(byte[] first, byte[] second, long secondLength)
    {
        var joined = Multiply(PowerOfX(secondLength), Value(first)) ^ Value(second);
        return Finish(joined ^ Initial);
    }

    private static ulong Eight(ReadOnlySpan<ulong> table, ulong word) =>
        table[(int)((7 * 256) + (word & 0xFF))]
        ^ table[(int)((6 * 256) + ((word >> 8) & 0xFF))]
        ^ table[(int)((5 * 256) + ((word >> 16) & 0xFF))]
        ^ table[(int)((4 * 256) + ((word >> 24) & 0xFF))]
        ^ table[(int)((3 * 256) + ((word >> 32) & 0xFF))]
        ^ table[(int)((2 * 256) + ((word >> 40) & 0xFF))]
        ^ table[(int)((1 * 256) + ((word >> 48) & 0xFF))]
        ^ table[(int)(word >> 56)];

    private static ulong Value(byte[] checksum)
    {
        ulong value = 0;
        foreach (var one in checksum)
        {
            value = (value << 8) | one;
        }

        return value;
    }

    /// <summary>x to the power of 8 times <paramref name="bytes"/>, modulo the polynomial.</summary>
    private ulong PowerOfX(long bytes)
    {
        var result = 1UL << (Width - 1);
        var power = 1UL << (Width - 1 - 8);
        for (; bytes > 0; bytes >>= 1)
        {
            if ((bytes & 1) != 0)
            {
                result = Multiply(power, result);
            }

            power = Multiply(power, power);
        }

        return result;
    }

    private ulong Multiply(ulong a, ulong b)
    {
        ulong product = 0;
        for (var bit = 1UL << (Width - 1); bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0)
            {
                product ^= b;
            }

            b = (b & 1) != 0 ? (b >> 1) ^ _polynomial : b >> 1;
        }

        return product;
    }
}
