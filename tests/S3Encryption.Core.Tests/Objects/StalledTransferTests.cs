using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>A connection on which nothing moves any more does not keep a runbook waiting for ever.</summary>
public sealed class StalledTransferTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const int Part = 5 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UploadPart", 2, BodySide.Request, 1_000_000)]
    [InlineData("UploadPart", 2, BodySide.Response, 0)]
    [InlineData("CompleteMultipartUpload", 1, BodySide.Response, 20)]
    [InlineData("GetObject", 2, BodySide.Response, 300_000)]
    [InlineData("GetObject", 2, BodySide.Response, 0)]
    public async Task It_is_given_up_and_the_file_arrives_all_the_same(string operation, int nth, BodySide side, int after)
    {
        using var connection = bench.Connect(stallPatience: Patience);
        using var limits = new TransferLimits(4);
        var (file, key) = (bench.NewFile((2 * Part) + 5), $"stalled-{operation}-{side}-{after}");
        bench.Server.Faults.Add(new Fault("s3", operation, nth, new StallConnection(after, side)) { Key = key });
        var request = TransferBench.Upload(new SourceFile(file), key, limits, new PartPlan { Part = Part });
        using (request.Source) _ = await new ObjectUploader(connection, bench).SendAsync(request, bench, Stop);
        Assert.Equal(File.ReadAllBytes(file), await bench.ReadAsync(connection, key));
        Assert.True(bench.Server.Faults.IsEmpty);
    }
}
