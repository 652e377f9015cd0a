using System.Buffers.Binary;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// How the cyclic redundancy check of a whole follows from those of its pieces: a reflected one of 32 or 64 bits with all ones before and
/// after, which is what S3's three are.
/// </summary>
internal sealed class Crc
{
    internal static readonly Crc Crc32 = new(32, 0xEDB88320);
    internal static readonly Crc Crc32C = new(32, 0x82F63B78);
    internal static readonly Crc Crc64Nvme = new(64, 0x9A6C9329AC4BC9B5);

    private readonly int _width;
    private readonly ulong _polynomial;

    private Crc(int width, ulong polynomial)
    {
        _width = width;
        _polynomial = polynomial;
    }

    /// <summary>The checksum of two pieces one after the other, from theirs and the length of the second.</summary>
    internal byte[] Combine(byte[] first, byte[] second, long secondLength) =>
        Bytes(Multiply(PowerOfX(secondLength), Value(first)) ^ Value(second));

    private static ulong Value(byte[] checksum)
    {
        ulong value = 0;
        foreach (var one in checksum)
        {
            value = (value << 8) | one;
        }

        return value;
    }

    private byte[] Bytes(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes[(8 - (_width / 8))..];
    }

    /// <summary>x to the power of 8 times <paramref name="bytes"/>, modulo the polynomial.</summary>
    private ulong PowerOfX(long bytes)
    {
        var result = 1UL << (_width - 1);
        var power = 1UL << (_width - 1 - 8);
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
        for (var bit = 1UL << (_width - 1); bit != 0; bit >>= 1)
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
