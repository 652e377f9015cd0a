using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A large upload that breaks need not begin again, and never becomes a mixture.</summary>
public sealed class ResumedUploadTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Part = 8 << 20;

    [Fact]
    public async Task Another_engine_sends_only_what_S3_lacks()
    {
        using var first = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        var there = Break(first, file, key);
        using var second = Continue(first);
        Assert.Equal(5, EngineAssert.OneObject(second.Run(Send(file, key) + " -Resume")).Get<int>("Parts"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        // The first part goes again: its answer tells that the key is the same.
        Assert.InRange(sandbox.Seen("UploadPart", key).Count, 5 - there, 5 - there + 1);
        Assert.Empty(sandbox.Seen("CreateMultipartUpload", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Fact]
    public async Task A_process_that_was_killed_is_gone_on_with()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        var material = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        sandbox.Plan("UploadPart", key, new StallConnection(100_000, BodySide.Request), nth: 4, times: null);
        using (var process = await ScriptProcess.StartAsync(
            $"Import-Module $Manifest; Send-S3SseCObject '{file}' open {key} -SseCKey '{material}' -Resume", sandbox.Environment()))
        {
            var began = SpinWait.SpinUntil(() => sandbox.UnfinishedParts("open", key) >= 3, TimeSpan.FromSeconds(90));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(began);
        }

        sandbox.Server.Faults.Clear();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneObject(
            engine.Run($"Send-S3SseCObject '{file}' open {key} -SseCKey '{material}' -Resume -WarningAction Ignore"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        // Of five, those that were missing, and the first where it was not one of them: it is always sent. What the killed process had begun
        // may be noted as late as this, and was not stored.
        Assert.InRange(sandbox.Seen("UploadPart", key).Count(r => r.Status == 200), 2, 3);
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Theory]
    [InlineData("a byte")]
    [InlineData("shorter by parts")]
    [InlineData("longer")]
    public async Task A_file_that_changed_meanwhile_is_stored_as_it_is_now(string change)
    {
        using var first = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        _ = Break(first, file, key);
        using (var stream = File.Open(file, FileMode.Open))
        {
            if (change == "shorter by parts") stream.SetLength(2 * Part);
            else if (change == "longer") stream.SetLength(stream.Length + Part);
            else stream.Write(new byte[100]);
        }

        using var second = Continue(first);
        _ = EngineAssert.OneObject(second.Run(Send(file, key) + " -Resume"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Fact]
    public async Task Parts_with_another_kind_of_checksum_are_not_taken_over()
    {
        using var first = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        _ = Break(first, file, key);
        using var second = Continue(first);
        var result = second.Run(Send(file, key).Replace(" -WarningAction Ignore", "") + " -Resume -ChecksumAlgorithm Sha256");
        Assert.Contains(result.Warnings, w => w.Contains("-UploadId", StringComparison.Ordinal));
        var sent = EngineAssert.OneObject(result);
        Assert.Equal("Sha256", sent.Get<string>("ChecksumAlgorithm"));
        Assert.Equal(5, sandbox.Seen("UploadPart", key).Count);
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        sandbox.Server.Buckets.Find("open")!.Uploads.Clear();
    }

    [Fact]
    public async Task Another_SSE_C_key_is_refused_and_costs_nothing_of_what_was_sent()
    {
        using var first = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        _ = Break(first, file, key);
        using var second = sandbox.As();
        var error = Assert.Single(second.Run("$key = New-SseCKey; " + Send(file, key) + " -Resume").AllErrors);
        Assert.Equal("S3EncryptionException", error.Exception.GetType().Name);
        Assert.Null(sandbox.Stored("open", key));
        using var third = Continue(first);
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneObject(third.Run(Send(file, key) + " -Resume"));
        Assert.InRange(sandbox.Seen("UploadPart", key).Count, 2, 3);
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Theory]
    [InlineData(400, "ExpiredToken", "The provided token has expired.", "ExpiredCredentials")]
    [InlineData(403, "AccessDenied", "Access Denied", "AccessDenied")]
    [InlineData(400, "KMS.DisabledException", "arn:aws:kms:us-east-1:111122223333:key/1 is disabled.", "KmsKeyDisabled")]
    [InlineData(500, "InternalError", "We encountered an internal error. Please try again.", "ServiceError")]
    public async Task What_was_sent_outlives_credentials_and_rights_that_end_on_the_way(int status, string code, string message, string id)
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        sandbox.Plan("UploadPart", key, new AnswerError(status, code, message), nth: 4, times: null);
        var broken = engine.Run($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -Resume -ThrottleLimit 1");
        _ = EngineAssert.OneError(broken, id);
        Assert.Contains(broken.Warnings, w => w.Contains("-Resume", StringComparison.Ordinal));
        Assert.Equal(3, sandbox.UnfinishedParts("open", key));
        sandbox.Server.Faults.Clear();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneObject(engine.Run(Send(file, key) + " -Resume"));
        // One that was cut off may be in the log late.
        Assert.InRange(sandbox.Seen("UploadPart", key).Count, 2, 4);
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    [Fact]
    public void Without_Resume_nothing_is_left_behind()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile((4 * Part) + 1000), sandbox.NewName());
        sandbox.Plan("UploadPart", key, new ResetConnection(1000), nth: 3, times: null);
        _ = EngineAssert.OneError(engine.Run("$key = New-SseCKey; " + Send(file, key)), "ConnectionLost", $"s3://open/{key}");
        sandbox.Server.Faults.Clear();
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
        Assert.Null(sandbox.Stored("open", key));
    }

    [Fact]
    public async Task Resume_without_anything_to_go_on_with_begins()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(Part + 1), sandbox.NewName());
        _ = EngineAssert.OneObject(engine.Run("$key = New-SseCKey; " + Send(file, key) + " -Resume"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    private static string Send(string file, string key) => $"Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore";

    /// <summary>Lets an upload break after some parts; returns how many S3 has.</summary>
    private int Break(HostedEngine engine, string file, string key)
    {
        sandbox.Plan("UploadPart", key, new AnswerError(503, "SlowDown"), nth: 4, times: null);
        var result = engine.Run($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -Resume");
        sandbox.Server.Faults.Clear();
        _ = EngineAssert.OneError(result, "Throttled");
        Assert.Contains(result.Warnings, w => w.Contains("-Resume", StringComparison.Ordinal));
        Assert.Equal(1, sandbox.UnfinishedUploads("open", key));
        sandbox.Server.Requests.Clear();
        var there = sandbox.UnfinishedParts("open", key);
        Assert.Equal(3, there);
        return there;
    }

    private HostedEngine Continue(HostedEngine first)
    {
        var second = sandbox.As();
        second.Set("key", first.Require("$key").Single());
        return second;
    }
}
