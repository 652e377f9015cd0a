using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Pipeline;

/// <summary>A network that breaks: the bytes are right in the end, or there is a clear error and nothing.</summary>
public sealed class BadNetworkTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3_000_000)]
    [InlineData(3, 1_000_000)]
    public void A_download_that_breaks_is_continued_and_comes_out_whole(int times, long after)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(5_000_000), sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        for (var i = 1; i <= times; i++) sandbox.Server.Faults.Add(new Fault("s3", "GetObject", i, new ResetConnection(after)));
        _ = engine.Require($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void A_body_that_ends_early_is_continued()
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(5_000_000), sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new TruncateResponse(2_000_000)));
        _ = engine.Require($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void A_byte_that_is_wrong_on_the_way_is_found_out_and_no_file_is_made()
    {
        using var engine = sandbox.As();
        var (back, key) = (sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(5_000_000)}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new FlipResponseByte(2_345_678)));
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key"), "ChecksumMismatch", $"s3://open/{key}");
        Assert.False(File.Exists(back));
    }

    [Fact]
    public async Task An_object_that_is_replaced_while_it_is_read_is_never_mixed_from_two()
    {
        using var engine = sandbox.As();
        using var other = sandbox.As();
        var (back, key) = (sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(5_000_000)}' open {key} -SseCKey $key -WarningAction Ignore");
        other.Set("key", engine.Require("$key").Single());
        // The first answer breaks off; what is asked for the rest waits until the object has been replaced.
        var replaced = new TaskCompletionSource();
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new ResetConnection(2_000_000)));
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 2, new Hold(replaced.Task)));
        var reading = engine.Start($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Seen("GetObject", key).Count > 0, TimeSpan.FromSeconds(20)));
        _ = other.Require($"Send-S3SseCObject '{sandbox.NewFile(5_000_000)}' open {key} -SseCKey $key -WarningAction Ignore");
        replaced.SetResult();
        _ = EngineAssert.OneError(await reading.Result, "ObjectChanged", $"s3://open/{key}");
        Assert.False(File.Exists(back));
    }

    [Theory]
    [InlineData("PutObject", 1_000_000)]
    [InlineData("UploadPart", 40_000_000)]
    public void An_upload_that_breaks_is_sent_again_and_stored_whole(string operation, int size)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(size), sandbox.NewPath(), sandbox.NewName());
        sandbox.Server.Faults.Add(new Fault("s3", operation, 1, new ResetConnection(500_000)));
        sandbox.Server.Faults.Add(new Fault("s3", operation, 2, new AnswerError(503, "SlowDown", "Please reduce your request rate.")));
        sandbox.Server.Faults.Add(
            new Fault("s3", operation, 3, new AnswerError(500, "InternalError", "We encountered an internal error. Please try again.")));
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore; "
                + $"Receive-S3SseCObject open {key} '{back}' -SseCKey $key");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Fact]
    public void A_part_that_cannot_be_sent_aborts_the_upload_and_says_so()
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        sandbox.Server.Faults.Add(new Fault("s3", "UploadPart", 2, new AnswerError(403, "AccessDenied", "Access Denied")));
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3SseCObject '{sandbox.NewFile(40_000_000)}' open {key} -SseCKey (New-SseCKey) -WarningAction Ignore"),
            "AccessDenied",
            $"s3://open/{key}",
            "UploadPart");
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
        Assert.Null(sandbox.Stored("open", key));
    }

    [Fact]
    public void A_service_that_keeps_throttling_is_a_clear_error_with_the_way_out()
    {
        using var engine = sandbox.As();
        foreach (var nth in Enumerable.Range(1, 5))
        {
            sandbox.Server.Faults.Add(
                new Fault("s3", "PutObject", nth, new AnswerError(503, "SlowDown", "Please reduce your request rate.")));
        }

        _ = EngineAssert.OneError(
            engine.Run($"Send-S3SseCObject '{sandbox.NewFile(10)}' open throttled -SseCKey (New-SseCKey) -WarningAction Ignore"),
            "Throttled",
            "-ThrottleLimit");
        Assert.Null(sandbox.Stored("open", "throttled"));
    }
}
