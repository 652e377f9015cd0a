using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>The report of a job says of each object what came of it; what failed goes on to be done another way.</summary>
public sealed class JobReportTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Start = "Start-S3EncryptionJob $bucket -To SseKms -KmsKeyId alias/logs " + JobBench.Job;

    [Fact]
    public void What_a_job_could_not_do_is_read_back_and_done_from_here()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("good");
        bench.Store("dir/ä \"b\", + c", "DsseKms");
        bench.Store("secret", "SseC");
        var job = EngineAssert.OneObject(bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait"));
        Assert.Equal(("Complete", 1, 2), (job.Get<string>("Status"), job.Get<int>("Succeeded"), job.Get<int>("Failed")));
        bench.Engine.Set("job", job);
        var tasks = bench.Engine.Require("$job | Get-S3EncryptionJob -Report").ToDictionary(t => t.Get<string>("Key"));
        Assert.Equal(["dir/ä \"b\", + c", "good", "secret"], tasks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((true, 200), (tasks["good"].Get<bool>("Succeeded"), tasks["good"].Get<int>("HttpStatus")));
        var failed = tasks["dir/ä \"b\", + c"];
        Assert.Equal(
            (true, 400, "InvalidRequest", bench.Bucket),
            (failed.Get<bool>("Failed"), failed.Get<int>("HttpStatus"), failed.Get<string>("ErrorCode"), failed.Get<string>("BucketName")));
        Assert.Contains("DSSE-KMS or SSE-C", failed.Get<string>("Message"));
        Assert.Contains("dir/ä", bench.Engine.Show("$job | Get-S3EncryptionJob -Report | Where-Object Failed"));
        var sum = EngineAssert.OneObject(bench.Engine.Run(
            "$job | Get-S3EncryptionJob -Report | Where-Object Failed | "
            + "Convert-S3ObjectEncryption -SseCKey $key -To SseKms -KmsKeyId alias/logs"));
        Assert.Equal((2, 2, 0), (sum.Get<int>("Objects"), sum.Get<int>("Copied"), sum.Get<int>("Failed")));
        Assert.All(bench.Objects(), o => Assert.Equal("SseKms", StoredObjects.KindOf(o)));
    }

    [Fact]
    public void In_a_bucket_with_versions_the_version_that_failed_is_the_one_that_is_tried_again()
    {
        using var bench = new JobBench(sandbox, Versioning.Enabled);
        bench.Store("good");
        bench.Store("double", "DsseKms");
        bench.Engine.Set("job", EngineAssert.OneObject(bench.Engine.Run($"{Start} -ReportFailuresOnly | Get-S3EncryptionJob -Wait")));
        var task = EngineAssert.OneObject(bench.Engine.Run("$job | Get-S3EncryptionJob -Report"));
        Assert.Equal(
            ("double", sandbox.Stored(bench.Bucket, "double")!.VersionId), (task.Get<string>("Key"), task.Get<string>("VersionId")));
        _ = EngineAssert.OneObject(bench.Engine.Run(
            "$job | Get-S3EncryptionJob -Report | Convert-S3ObjectEncryption -To SseKms -KmsKeyId alias/logs -KeepVersion"));
        Assert.Equal("double=SseKms good=SseKms", bench.Kinds());
    }

    [Theory]
    [InlineData("/manifest.json")]
    [InlineData(".csv")]
    public async Task A_report_that_was_changed_is_not_believed(string which)
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        bench.Engine.Set("job", EngineAssert.OneObject(bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait")));
        var objects = sandbox.Server.Buckets.Find(bench.Desk)!.Objects;
        var keys = Enumerable.Range(0, objects.Keys.Count).Select(i => objects.Keys[i]);
        var key = keys.Single(k => k.EndsWith(which, StringComparison.Ordinal));
        var text = await bench.TextAsync(key);
        bench.Engine.Set("content", System.Text.Encoding.UTF8.GetBytes(text.Replace("succeeded", "suceeeded", StringComparison.Ordinal)));
        _ = bench.Engine.Require($",$content | Send-S3EncryptedObject $desk '{key}' -Encryption SseS3");
        var result = bench.Engine.Run("$job | Get-S3EncryptionJob -Report");
        _ = EngineAssert.OneError(result, "JobReportDamaged", "MD5");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_job_that_tried_nothing_or_has_not_ended_says_that_there_is_no_report()
    {
        using var bench = new JobBench(sandbox);
        var job = bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait");
        _ = EngineAssert.OneError(job, "JobFailed", "no keys matching");
        bench.Engine.Set("job", Assert.Single(job.Output));
        _ = EngineAssert.OneError(bench.Engine.Run("$job | Get-S3EncryptionJob -Report"), "JobReportNotFound", "tried no object");
    }
}
