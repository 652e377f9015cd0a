using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>Chunked uploads whose framing is damaged at random. The fixture fails where the sandbox answers any of them with 500.</summary>
public sealed class DamagedChunksTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 31))];

    private static readonly string[] Suspicious =
    [
        "\r\n", "\r", "\n", "0\r\n", "0\r\n\r\n", ";", "ffffffffffffffff\r\n", "7fffffffffffffff\r\n", "-1\r\n", "2000\r\n", " ", "\0",
        "x-evil:1\r\n", "x-amz-checksum-crc32:AAAAAA==\r\n", "x-amz-trailer-signature:0\r\n", ";chunk-signature=",
    ];

    private static readonly Gen<byte[]> Inserted = Gen.OneOf(
        Gen.Byte.Array[1, 40], Gen.Int[0, Suspicious.Length - 1].Select(i => Encoding.ASCII.GetBytes(Suspicious[i])));

    /// <summary>Takes a piece out at a place, and puts another one there; the place is mostly near the framing.</summary>
    private static readonly Gen<Func<byte[], byte[]>> Damage =
        Gen.Select(Gen.Double.Unit, Gen.Int[-3, 3], Gen.OneOf(Gen.Const(0), Gen.Int[1, 20], Gen.Const(int.MaxValue)), Inserted, Gen.Bool)
            .Select((place, off, taken, inserted, inserts) => new Func<byte[], byte[]>(whole =>
            {
                var lines = Enumerable.Range(0, whole.Length - 1).Where(i => whole[i] == 13 && whole[i + 1] == 10).ToList();
                var at = place < 0.8 ? lines[(int)(place / 0.8 * lines.Count)] + off : (int)((place - 0.8) / 0.2 * whole.Length);
                at = Math.Clamp(at, 0, whole.Length);
                return [.. whole[..at], .. inserts ? inserted : [], .. whole.Skip(at).Skip(taken)];
            }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_upload_is_refused_or_whole_and_never_something_else(bool signedChunks)
    {
        var target = $"/{await sandbox.BucketAsync()}/o";
        var crc = ChecksumAlgorithm.Named("CRC32").Start();
        crc.Append(Data);
        var trailers = new Dictionary<string, string> { ["x-amz-checksum-crc32"] = Convert.ToBase64String(crc.Finish()) };
        await Damage.SampleAsync(
            async damage =>
            {
                var put = await sandbox.Admin.SendDamagedAsync(target, Data, signedChunks, trailers, damage);
                Assert.InRange(put.Status, 200, 499);
                var get = await sandbox.Admin.SendAsync("GET", target);
                Assert.Equal(put.Status == 200 ? 200 : 404, get.Status);
                if (get.Status == 200)
                {
                    Assert.Equal(Data, get.Body);
                    _ = await sandbox.Admin.SendAsync("DELETE", target);
                }
            },
            iter: 500,
            threads: 1);
        Assert.Empty(sandbox.Server.UnexpectedErrors);
    }
}
