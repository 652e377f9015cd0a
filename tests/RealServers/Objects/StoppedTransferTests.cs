using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class StoppedTransferTests(RgwServer server) : RgwTest(server)
{
    private const int Size = 128 << 20;

    [Fact]
    public async Task An_upload_stopped_midway_leaves_no_parts_to_be_paid_for()
    {
        var running = Start(
            "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key a -SseCKey $material -ThrottleLimit 1 @server",
            ("file", NewFile("sent.bin", new byte[Size])));
        while (!running.Result.IsCompleted && (await Bucket.UnfinishedUploadsAsync()).Count == 0)
        {
            // Each round waits for the server's answer.
        }

        var clock = Stopwatch.StartNew();
        running.Stop();
        Assert.True((await running.Result).WasStopped, "It was over before it could be stopped.");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Empty(await Bucket.UnfinishedUploadsAsync());
        Assert.Empty(await Bucket.KeysAsync());
    }

    [Fact]
    public async Task A_download_stopped_midway_leaves_no_partial_file()
    {
        _ = RunForOne(
            "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key a -SseCKey $material @server",
            ("file", NewFile("sent.bin", new byte[Size])));
        var target = Directory.CreateDirectory(Path.Combine(Folder, "in")).FullName;
        var running = Start("Receive-S3SseCObject -BucketName $bucket -Key a -Path $target -SseCKey $material @server", ("target", target));
        SpinWait.SpinUntil(() => running.Result.IsCompleted || new DirectoryInfo(target).GetFiles().Any(f => f.Length > 0));
        running.Stop();
        Assert.True((await running.Result).WasStopped, "It was over before it could be stopped.");
        Assert.Empty(Directory.GetFiles(target));
    }
}
