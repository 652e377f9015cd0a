using System;
using System.Linq;
using System.Security.Cryptography;
using CsCheck;
using S3Encryption.Core.Objects.Checksums;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Checksums;

/// <summary>A server refuses every part whose MD5 is wrong.</summary>
public sealed class Md5LanesTests
{
    private static readonly bool IsMissing = !Md5Lanes.IsSupported;

    [Fact]
    public void Each_lane_gives_the_MD5_of_its_stretch_however_it_is_cut()
    {
        Assert.SkipWhen(IsMissing, "This processor has no AVX2.");
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int).Sample((first, second, seed) =>
        {
            var bytes = (first + second) * Md5Lanes.Block;
            var content = new byte[Md5Lanes.Count * bytes];
            new Random(seed).NextBytes(content);
            var lanes = new Md5Lanes();
            lanes.Append(content, bytes, first * Md5Lanes.Block);
            lanes.Append([.. content.Skip(first * Md5Lanes.Block)
                .Concat(new byte[first * Md5Lanes.Block])], bytes, second * Md5Lanes.Block);
            Assert.Equal(
                Enumerable.Range(0, Md5Lanes.Count).Select(lane => MD5.HashData(content.AsSpan(lane * bytes, bytes))), lanes.Finish());
        });
    }
}
