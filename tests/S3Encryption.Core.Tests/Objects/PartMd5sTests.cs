using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Checksums;
using S3Encryption.Core.Objects.Uploading;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>A server without S3's checksums verifies each part by its MD5, which is computed ahead of it, from the file.</summary>
public sealed class PartMd5sTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const int Part = 5 << 20;
    private static readonly PartPlan SmallParts = new() { Part = Part };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Two parts alone, eight at once, eight and three with a short one behind.
    [Theory]
    [InlineData((2 * Part) + 1)]
    [InlineData(8 * Part)]
    [InlineData((11 * Part) + 12345)]
    public async Task Every_part_has_its_own_and_arrives(int size)
    {
        using var connection = bench.Connect();
        connection.Checksums.Learn(echoed: false);
        using var limits = new TransferLimits(4);
        var (file, key) = (bench.NewFile(size), $"md5-{size}");
        var request = TransferBench.Upload(new SourceFile(file), key, limits, SmallParts);
        using (request.Source) _ = await new ObjectUploader(connection, bench).SendAsync(request, bench, Stop);
        using var reading = bench.Connect();
        Assert.Equal(File.ReadAllBytes(file), await bench.ReadAsync(reading, key));
        var parts = bench.Server.Requests.Snapshot().Where(r => r.Key == key && r.Operation == "UploadPart").ToList();
        Assert.Equal((size + Part - 1) / Part, parts.Count);
    }

    [Fact]
    public async Task Those_of_a_file_that_many_ask_for_at_once_are_those_of_its_parts()
    {
        Assert.SkipUnless(Md5Lanes.IsSupported, "This processor has no AVX2.");
        const int size = 1 << 16;
        using var source = new SourceFile(bench.NewFile((19 * size) + 7));
        var content = File.ReadAllBytes(source.Path);
        var sums = new PartMd5s(source, size, Stop);
        var all = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() => sums.OfAsync(number))));
        Assert.All(all[..19], (sum, i) => Assert.Equal(Convert.ToBase64String(MD5.HashData(content.AsSpan(i * size, size))), sum));
        Assert.Null(all[19]);
    }

    [Fact]
    public async Task A_file_that_is_written_to_between_the_two_readings_is_an_error_and_not_stored()
    {
        Assert.SkipUnless(Md5Lanes.IsSupported, "This processor has no AVX2.");
        using var connection = bench.Connect();
        connection.Checksums.Learn(echoed: false);
        using var limits = new TransferLimits(4);
        using var source = new WrittenTo(new SourceFile(bench.NewFile(3 * Part)));
        var request = TransferBench.Upload(source, "md5-changed", limits, SmallParts);
        var sending = new ObjectUploader(connection, bench).SendAsync(request, bench, Stop);
        Assert.Equal("FileChanged", (await Assert.ThrowsAsync<S3EncryptionException>(() => sending)).ErrorId);
        var seen = bench.Server.Requests.Snapshot().Where(r => r.Key == "md5-changed").Select(r => r.Operation).ToList();
        Assert.DoesNotContain("CompleteMultipartUpload", seen);
        Assert.Contains("AbortMultipartUpload", seen);
    }

    /// <summary>A file whose first byte is another one when it is read to be sent.</summary>
    private sealed class WrittenTo(SourceFile file) : UploadSource
    {
        public override string Name => file.Name;

        public override string? Path => file.Path;

        public override long? Length => file.Length;

        internal override bool CanReadAt => true;

        internal override void ReadAt(long offset, Span<byte> buffer) => file.ReadAt(offset, buffer);

        internal override async Task<int> ReadAsync(ArraySegment<byte> into, CancellationToken stop)
        {
            var read = await file.ReadAsync(into, stop);
            into.Array![into.Offset] ^= 1;
            return read;
        }

        internal override void RequireUnchanged() => throw FileFailures.Changed(file.Path);

        public override void Dispose()
        {
            file.Dispose();
            base.Dispose();
        }
    }
}
