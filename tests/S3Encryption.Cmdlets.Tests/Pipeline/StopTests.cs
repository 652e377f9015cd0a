using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Pipeline;

/// <summary>Ctrl+C in the middle: it stops within a second and leaves nothing behind.</summary>
public sealed class StopTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stopping_an_upload_in_parts_aborts_it_so_that_no_parts_are_paid_for()
    {
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("s3", "UploadPart", 2, new StallConnection(1 << 20)));
        var script = engine.Start(
            $"Send-S3SseCObject '{sandbox.NewFile(40 << 20)}' open stopped -SseCKey (New-SseCKey) -WarningAction Ignore");
        Assert.True(
            SpinWait.SpinUntil(() => sandbox.UnfinishedUploads("open") == 1 && sandbox.Seen("UploadPart", "stopped").Count >= 2, Soon));
        var result = await StopInTimeAsync(script);
        Assert.True(result.WasStopped);
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
        Assert.Null(sandbox.Stored("open", "stopped"));
    }

    [Fact]
    public async Task Stopping_a_small_upload_stores_nothing()
    {
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("s3", "PutObject", 1, new StallConnection(1000)));
        var script = engine.Start(
            $"Send-S3SseCObject '{sandbox.NewFile(1 << 20)}' open small-stopped -SseCKey (New-SseCKey) -Debug -WarningAction Ignore");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Faults.IsEmpty, Soon));
        Assert.True((await StopInTimeAsync(script)).WasStopped);
        Assert.Null(sandbox.Stored("open", "small-stopped"));
    }

    [Fact]
    public async Task Stopping_a_download_leaves_no_part_of_a_file_and_the_old_one_as_it_was()
    {
        using var engine = sandbox.As();
        var target = sandbox.NewFile(7);
        var before = File.ReadAllBytes(target);
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(20 << 20)}' open big -SseCKey $key -WarningAction Ignore");
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new StallConnection(5 << 20)));
        var script = engine.Start($"Receive-S3SseCObject open big '{target}' -SseCKey $key -Force");
        Assert.True(SpinWait.SpinUntil(() => Partial(target) is { Length: > 1 << 20 }, Soon));
        Assert.True((await StopInTimeAsync(script)).WasStopped);
        Assert.Null(Partial(target));
        Assert.Equal(before, File.ReadAllBytes(target));
    }

    [Fact]
    public void A_command_downstream_that_has_enough_ends_the_work_upstream()
    {
        using var engine = sandbox.As();
        var first = engine.Require("Get-S3BucketEncryption | ForEach-Object { $_; break }");
        _ = Assert.Single(first);
    }

    private static async Task<Engine.EngineResult> StopInTimeAsync(Engine.RunningScript script)
    {
        var clock = Stopwatch.StartNew();
        script.Stop();
        var result = await script.Result;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed.TotalSeconds:0.00} s to stop.");
        return result;
    }

    private static FileInfo? Partial(string target) =>
        new DirectoryInfo(Path.GetDirectoryName(target)!).GetFiles(Path.GetFileName(target) + ".*.partial").FirstOrDefault();
}
