using System;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>S3 did it and the answer was lost: sent again, the request meets its own work. The user is told what is true.</summary>
public sealed class LostAnswerTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Complete = "CompleteMultipartUpload";
    private static readonly AnswerError Gone = new(404, "NoSuchUpload", "The specified multipart upload does not exist.");

    [Theory]
    [InlineData("Crc64Nvme")]
    [InlineData("Sha256")]
    public async Task A_completed_upload_that_the_server_has_forgotten_is_told_as_stored(string algorithm)
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(9 << 20), sandbox.NewName());
        sandbox.Plan(Complete, key, new LoseAnswer());
        sandbox.Plan(Complete, key, Gone, nth: 2, times: null);
        var sent = EngineAssert.OneObject(
            engine.Run(
                $"Send-S3SseCObject '{file}' open {key} -SseCKey (New-SseCKey) -ChecksumAlgorithm {algorithm} -WarningAction Ignore"));
        Assert.Equal(sandbox.Stored("open", key)!.ETag, sent.Get<string>("ETag"));
        Assert.True(sent.Get<bool>("IsChecksumKept"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        sandbox.Server.Faults.Clear();
    }

    [Fact]
    public void An_upload_that_somebody_aborted_is_no_success_because_an_older_object_has_the_same_content()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(9 << 20), sandbox.NewName());
        var send = $"Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore";
        _ = engine.Require("$key = New-SseCKey; " + send);
        _ = sandbox.Change("open", key, o => o with { LastModified = o.LastModified.AddHours(-1) });
        sandbox.Plan(Complete, key, new AnswerError(500, "InternalError"));
        sandbox.Plan(Complete, key, Gone, nth: 2);
        _ = EngineAssert.OneError(engine.Run(send), "UploadNotFound", $"s3://open/{key}");
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Theory]
    [InlineData("PutObject", 1000)]
    [InlineData(Complete, 9 << 20)]
    public async Task An_object_is_told_as_stored_though_every_answer_was_lost(string operation, int size)
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(size), sandbox.NewName());
        sandbox.Plan(operation, key, new LoseAnswer(), times: 5);
        _ = EngineAssert.OneObject(
            engine.Run($"Send-S3SseCObject '{file}' open {key} -SseCKey (New-SseCKey) -WarningAction Ignore"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Theory]
    [InlineData("PutObject", 1000)]
    [InlineData(Complete, 9 << 20)]
    public void A_new_object_is_not_taken_for_somebody_elses(string operation, int size)
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(size), sandbox.NewName());
        sandbox.Plan(operation, key, new LoseAnswer());
        var sent = EngineAssert.OneObject(
            engine.Run($"Send-S3SseCObject '{file}' open {key} -SseCKey (New-SseCKey) -IfNotExists -WarningAction Ignore"));
        Assert.Equal(size, sent.Get<long>("Size"));
    }

    [Fact]
    public async Task A_newer_file_replaces_an_object_and_says_so()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(1000), sandbox.NewName());
        var send = $"Send-S3SseCObject '{file}' open {key} -SseCKey $key -Newer -WarningAction Ignore";
        _ = engine.Require("$key = New-SseCKey; " + send);
        File.AppendAllText(file, "more");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));
        sandbox.Plan("PutObject", key, new LoseAnswer());
        _ = EngineAssert.OneObject(engine.Run(send));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Uploads_that_were_begun_and_never_heard_of_are_removed(int times)
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        var left = sandbox.UnfinishedUploads("open", key);
        sandbox.Plan("CreateMultipartUpload", key, new LoseAnswer(), times: times);
        var result = engine.Run($"Send-S3SseCObject '{sandbox.NewFile(9 << 20)}' open {key} -SseCKey (New-SseCKey) -WarningAction Ignore");
        if (times == 5) _ = EngineAssert.OneError(result, "ConnectionLost", $"s3://open/{key}");
        else _ = EngineAssert.OneObject(result);
        Assert.Equal(left, sandbox.UnfinishedUploads("open", key));
    }

    [Fact]
    public void Somebody_elses_upload_to_the_same_key_is_not_removed()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(17 << 20), sandbox.NewName());
        sandbox.Plan("UploadPart", key, new AnswerError(503, "SlowDown"), nth: 2, times: null);
        var send = $"Send-S3SseCObject '{file}' open {key} -SseCKey (New-SseCKey) -WarningAction Ignore";
        _ = EngineAssert.OneError(engine.Run(send + " -Resume"), "Throttled");
        sandbox.Server.Faults.Clear();
        var left = sandbox.UnfinishedUploads("open", key);
        sandbox.Plan("CreateMultipartUpload", key, new LoseAnswer());
        _ = EngineAssert.OneObject(engine.Run(send));
        Assert.Equal(left, sandbox.UnfinishedUploads("open", key));
        Assert.True(left > 0);
    }
}
