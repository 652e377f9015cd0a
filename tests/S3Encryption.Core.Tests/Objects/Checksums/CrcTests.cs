using System;
using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Objects.Checksums;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Checksums;

/// <summary>A checksum that is wrong refuses good content, or lets bad content pass.</summary>
public sealed class CrcTests
{
    // The check values of the catalogue of parametrised CRC algorithms: of the digits 1 to 9.
    [Theory]
    [InlineData(S3ChecksumAlgorithm.Crc64Nvme, "ae8b14860a799888")]
    [InlineData(S3ChecksumAlgorithm.Crc32, "cbf43926")]
    [InlineData(S3ChecksumAlgorithm.Crc32C, "e3069283")]
    public void The_published_check_value_comes_out(S3ChecksumAlgorithm algorithm, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sum(algorithm, Encoding.ASCII.GetBytes("123456789")).Value));

    [Theory]
    [InlineData(S3ChecksumAlgorithm.Crc64Nvme)]
    [InlineData(S3ChecksumAlgorithm.Crc32)]
    [InlineData(S3ChecksumAlgorithm.Crc32C)]
    public void It_is_what_dividing_bit_by_bit_gives_however_the_content_is_cut(S3ChecksumAlgorithm algorithm) =>
        Gen.Select(Gen.Byte.Array[0, 700], Gen.Int[0, 700]).Sample((content, at) =>
        {
            at = Math.Min(at, content.Length);
            using var running = ChecksumAlgorithm.Of(algorithm).Start();
            running.Append(content, 0, at);
            running.Append(content, at, content.Length - at);
            Assert.Equal(BitByBit(algorithm, content), Convert.ToHexStringLower(running.Finish().Value));
        });

    [Theory]
    [InlineData(S3ChecksumAlgorithm.Crc64Nvme)]
    [InlineData(S3ChecksumAlgorithm.Crc32)]
    [InlineData(S3ChecksumAlgorithm.Crc32C)]
    public void That_of_a_whole_follows_from_those_of_its_parts(S3ChecksumAlgorithm algorithm) =>
        Gen.Byte.Array[0, 300].Array[1, 5].Sample(parts =>
        {
            var joined = ChecksumAlgorithm.Of(algorithm).Join([.. parts.Select(part => Sum(algorithm, part))]);
            Assert.Equal(Sum(algorithm, [.. parts.SelectMany(p => p)]).Text, joined.Text);
        });

    [Fact]
    public void That_of_hashed_parts_is_the_hash_of_their_hashes()
    {
        var parts = new[] { "a"u8.ToArray(), "bc"u8.ToArray() };
        var expected = System.Security.Cryptography.SHA256.HashData([.. parts.SelectMany(System.Security.Cryptography.SHA256.HashData)]);
        var joined = ChecksumAlgorithm.Of(S3ChecksumAlgorithm.Sha256).Join([.. parts.Select(p => Sum(S3ChecksumAlgorithm.Sha256, p))]);
        Assert.Equal(expected, joined.Value);
    }

    private static Checksum Sum(S3ChecksumAlgorithm algorithm, byte[] content)
    {
        using var running = ChecksumAlgorithm.Of(algorithm).Start();
        running.Append(content, 0, content.Length);
        return running.Finish();
    }

    private static string BitByBit(S3ChecksumAlgorithm algorithm, byte[] content)
    {
        var (bits, polynomial) = algorithm switch
        {
            S3ChecksumAlgorithm.Crc64Nvme => (64, 0x9A6C9329AC4BC9B5UL),
            S3ChecksumAlgorithm.Crc32 => (32, 0xEDB88320UL),
            _ => (32, 0x82F63B78UL),
        };
        var ones = bits == 64 ? ulong.MaxValue : uint.MaxValue;
        var register = ones;
        foreach (var b in content)
        {
            register ^= b;
            for (var bit = 0; bit < 8; bit++) register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ polynomial;
        }

        return (register ^ ones).ToString(bits == 64 ? "x16" : "x8", null);
    }
}
