using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>A stop just when an upload begins does not leave one that nobody knows of.</summary>
public sealed class StoppedBeginningTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const int Part = 5 << 20;

    [Fact]
    public async Task With_the_answer_on_its_way_the_upload_is_aborted()
    {
        using var connection = bench.Connect();
        using var limits = new TransferLimits(4);
        using var stop = new CancellationTokenSource();
        bench.Server.Faults.Add(new Fault("s3", "CreateMultipartUpload", 1, new Delay(500)) { Key = "stopped" });
        var request = TransferBench.Upload(new SourceFile(bench.NewFile(Part + 1)), "stopped", limits, new PartPlan { Part = Part });
        using var source = request.Source;
        var sending = new ObjectUploader(connection, bench).SendAsync(request, bench, stop.Token);
        Assert.True(SpinWait.SpinUntil(() => bench.Server.Faults.IsEmpty, TimeSpan.FromSeconds(60)));
        await stop.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Contains(bench.Server.Requests.Snapshot(), r => r.Operation == "AbortMultipartUpload" && r.Key == "stopped");
        var uploads = new UnfinishedUploads(connection, TransferBench.Bucket, null);
        Assert.Empty(await uploads.OfKeyAsync("stopped", TestContext.Current.CancellationToken));
    }
}
