using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>Of files so large that a part does not fit into memory, each part is read twice from the disk.</summary>
public sealed class LargePartsTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const int Part = 5 << 20;
    private static readonly PartPlan FromFile = new() { Part = Part, LargestInMemory = 1 << 20 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Part + 1, 2)]
    [InlineData((2 * Part) + 12345, 3)]
    [InlineData(3 * Part, 3)]
    public async Task They_arrive_whole_also_when_one_is_lost_on_its_way(int size, int parts)
    {
        using var connection = bench.Connect();
        using var limits = new TransferLimits(4);
        var (file, key) = (bench.NewFile(size), $"large-{size}");
        bench.Server.Faults.Add(new Fault("s3", "UploadPart", 2, new ResetConnection(1_000_000)) { Key = key });
        var request = TransferBench.Upload(new SourceFile(file), key, limits, FromFile);
        using (request.Source)
        {
            var sent = await new ObjectUploader(connection, bench).SendAsync(request, bench, Stop);
            Assert.Equal((size, parts, true), (sent!.Size, sent.Parts, sent.IsChecksumKept));
        }

        Assert.True(bench.Server.Faults.IsEmpty);
        Assert.Equal(File.ReadAllBytes(file), await bench.ReadAsync(connection, key));
    }

    [Theory]
    [InlineData(Part)]
    [InlineData(3 * Part)]
    public async Task A_file_that_is_cut_or_written_to_meanwhile_is_an_error_and_not_stored(int length)
    {
        using var connection = bench.Connect();
        using var limits = new TransferLimits(4);
        var (file, key) = (bench.NewFile(2 * Part), $"changed-{length}");
        bench.Server.Faults.Add(new Fault("s3", "CreateMultipartUpload", 1, new Delay(1000)) { Key = key });
        var request = TransferBench.Upload(new SourceFile(file), key, limits, FromFile);
        using var source = request.Source;
        var sending = new ObjectUploader(connection, bench).SendAsync(request, bench, Stop);
        Assert.True(SpinWait.SpinUntil(() => bench.Server.Faults.IsEmpty, TimeSpan.FromSeconds(60)));
        using (var stream = File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) stream.SetLength(length);
        Assert.Equal("FileChanged", (await Assert.ThrowsAsync<S3EncryptionException>(() => sending)).ErrorId);
        var seen = bench.Server.Requests.Snapshot().Where(r => r.Key == key).Select(r => r.Operation).ToList();
        Assert.DoesNotContain("CompleteMultipartUpload", seen);
        Assert.Contains("AbortMultipartUpload", seen);
    }
}
