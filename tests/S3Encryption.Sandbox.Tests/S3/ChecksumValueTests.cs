using System;
using System.Linq;
using CsCheck;
using S3Encryption.Sandbox.S3.Checksums;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>The values themselves, against implementations that are too slow to be wrong.</summary>
public sealed class ChecksumValueTests
{
    /// <summary>Width, and the polynomial with the lowest power in the highest bit.</summary>
    public static TheoryData<string, int, ulong> Polynomials() => new()
    {
        { "CRC32", 32, 0xEDB88320 },
        { "CRC32C", 32, 0x82F63B78 },
        { "CRC64NVME", 64, 0x9A6C9329AC4BC9B5 },
    };

    [Theory]
    [MemberData(nameof(Polynomials))]
    public void A_cyclic_redundancy_check_is_the_division_it_is_defined_as(string name, int width, ulong polynomial) =>
        Gen.Byte.Array[0, 2000].Sample(bytes => Assert.Equal(Bitwise(bytes, width, polynomial), Of(name, bytes)), iter: 300);

    [Theory]
    [MemberData(nameof(Polynomials))]
    public void The_checksum_of_a_whole_follows_from_those_of_its_parts(string name, int width, ulong polynomial)
    {
        var crc = ChecksumAlgorithm.Named(name).Crc!;
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 300]).Sample((first, second) => Assert.Equal(
            Bitwise([.. first, .. second], width, polynomial), crc.Combine(Of(name, first), Of(name, second), second.Length)));
    }

    [Fact]
    public void A_checksum_does_not_depend_on_how_the_bytes_arrive()
    {
        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            Gen.Select(Gen.Byte.Array[0, 3000], Gen.Int[0, 3000]).Sample(
                (bytes, cut) =>
                {
                    cut = Math.Min(cut, bytes.Length);
                    Assert.Equal(Of(algorithm.Name, bytes), Of(algorithm.Name, bytes[..cut], bytes[cut..]));
                },
                iter: 50);
        }
    }

    /// <summary>What the reference programs print for nothing at all: https://github.com/Cyan4973/xxHash.</summary>
    [Theory]
    [InlineData("XXHASH64", "EF46DB3751D8E999")]
    [InlineData("XXHASH3", "2D06800538D394C2")]
    [InlineData("XXHASH128", "99AA06D3014798D86001C324468D497F")]
    public void The_checksum_of_nothing_is_the_reference_s(string name, string hex) => Assert.Equal(hex, Convert.ToHexString(Of(name)));

    private static byte[] Of(string name, params byte[][] pieces)
    {
        var hasher = ChecksumAlgorithm.Named(name).Start();
        foreach (var piece in pieces)
        {
            hasher.Append(piece);
        }

        return hasher.Finish();
    }

    private static byte[] Bitwise(byte[] bytes, int width, ulong polynomial)
    {
        var ones = ulong.MaxValue >> (64 - width);
        var state = ones;
        foreach (var one in bytes)
        {
            state ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state & 1) != 0 ? (state >> 1) ^ polynomial : state >> 1;
            }
        }

        return [.. BitConverter.GetBytes(state ^ ones).Take(width / 8).Reverse()];
    }
}
