using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Access;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Jobs;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>Jobs are found, followed and stopped, and one that failed says why.</summary>
public sealed class JobLifeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Start = "Start-S3EncryptionJob $bucket -To SseKms -KmsKeyId alias/logs " + JobBench.Job;

    [Fact]
    public void A_job_is_found_again_with_all_that_was_asked_of_it()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        var started = EngineAssert.OneObject(bench.Engine.Run(
            $"{Start} -Description 'the ''first'' <of> many' -Priority 42 -Tag @{{ team = 'blue' }}"));
        bench.Engine.Set("id", started.Get<string>("JobId"));
        var job = EngineAssert.OneObject(bench.Engine.Run("Get-S3EncryptionJob $id -Wait"));
        Assert.Equal(
            ("the 'first' <of> many", 42, JobBench.Role, $"s3://{bench.Desk}/reports/job-{started.Get<string>("JobId")}/",
                $"s3://{bench.Bucket}"),
            (job.Get<string>("Description"), job.Get<int>("Priority"), job.Get<string>("JobRoleArn"), job.Get<string>("ReportLocation"),
                job.Get<string>("Manifest")));
        Assert.NotNull(job.Properties["Ended"].Value);
        Assert.Equal("blue", Assert.Single(bench.Find(job.Get<string>("JobId")).State.Tags).Value);
        // By its ARN, in whichever Region the caller is.
        Assert.Equal(
            "Complete",
            bench.Engine.Text($"(Get-S3EncryptionJob arn:aws:s3:us-east-1:{JobBench.Account}:job/$id -Region eu-west-1).Status"));
        var listed = bench.Engine.Require("Get-S3EncryptionJob -Status Complete").Select(j => j.Get<string>("JobId")).ToList();
        Assert.Contains(job.Get<string>("JobId"), listed);
        Assert.Empty(bench.Engine.Require("Get-S3EncryptionJob -Status Failed, Suspended | Where-Object JobId -eq $id"));
        Assert.Contains("JobId", bench.Engine.Show("Get-S3EncryptionJob $id"));
    }

    [Fact]
    public void Without_a_description_the_list_says_what_a_job_is_about()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("logs/o");
        var job = EngineAssert.OneObject(bench.Engine.Run(Start.Replace("$bucket", "s3://$bucket/logs/")));
        Assert.Equal($"s3://{bench.Bucket}/logs/ to SseKms", job.Get<string>("Description"));
    }

    [Fact]
    public void While_somebody_waits_it_shows_how_far_the_job_is()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        var result = bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait");
        var id = EngineAssert.OneObject(result).Get<string>("JobId");
        Assert.Contains(
            result.Progress,
            p => p.Activity == "Job " + id && p.StatusDescription.Contains("Complete: 1 of 1 objects, 0 failed"));
        Assert.Contains(result.Progress, p => p.RecordType == System.Management.Automation.ProgressRecordType.Completed);
    }

    [Fact]
    public void A_role_that_does_not_trust_Batch_Operations_is_told_with_the_policy_that_would()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        const string other = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
            """;
        bench.Engine.Set("role", bench.AddRole(Callers.Allow("*"), other));
        var result = bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait");
        _ = EngineAssert.OneError(result, "JobFailed", "role/", "trust", "\"Service\":\"batchoperations.s3.amazonaws.com\"");
        Assert.Equal("Failed", Assert.Single(result.Output).Get<string>("Status"));
        Assert.Equal("o=SseS3", bench.Kinds());
    }

    [Fact]
    public void A_role_that_may_not_have_the_list_made_fails_with_what_it_needs()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        bench.Engine.Set("role", bench.AddRole(Callers.Allow("kms:*")));
        var result = bench.Engine.Run($"{Start} | Get-S3EncryptionJob -Wait");
        _ = EngineAssert.OneError(result, "JobFailed", "AccessDenied", "New-S3KmsPolicy BatchReEncryption");
        Assert.Equal("o=SseS3", bench.Kinds());
    }

    [Fact]
    public void A_job_that_is_stopped_ends_and_what_it_did_stays_done()
    {
        using var bench = new JobBench(sandbox);
        for (var i = 0; i < 30; i++) bench.Store($"o{i:00}");
        // The first is done, and the second waits until the job has been stopped.
        sandbox.Server.Faults.Add(new Fault("s3", "UpdateObjectEncryption", 2, new Delay(500)) { Bucket = bench.Bucket, Times = null });
        bench.Engine.Set("job", bench.Engine.Require(Start).Single());
        var id = bench.Engine.Text("$job.JobId");
        JobBench.Until(() => bench.Find(id).State.Succeeded >= 1);
        Assert.Empty(bench.Engine.Require("$job | Stop-S3EncryptionJob -WhatIf"));
        Assert.Equal(JobStatus.Active, bench.Find(id).State.Status);
        var stopped = bench.Engine.Require("$job | Stop-S3EncryptionJob -Reason 'not now' -PassThru").Single();
        Assert.Contains(stopped.Get<string>("Status"), new[] { "Cancelling", "Cancelled" });
        sandbox.Server.Faults.Clear();
        var ended = EngineAssert.OneObject(bench.Engine.Run("$job | Get-S3EncryptionJob -Wait"));
        Assert.Equal(("Cancelled", "not now"), (ended.Get<string>("Status"), ended.Get<string>("StatusReason")));
        var done = bench.Objects().Count(o => StoredObjects.KindOf(o) == "SseKms");
        Assert.InRange(done, 1, 29);
        Assert.Equal(done, ended.Get<int>("Succeeded"));
        _ = EngineAssert.OneError(bench.Engine.Run("$job | Stop-S3EncryptionJob"), "JobStatusRefused", "Get-S3EncryptionJob");
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_job_at_work()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        bench.Store("urgent");
        var id = bench.Engine.Require(Start).Single().Get<string>("JobId");
        JobBench.Until(() => bench.Find(id).State.HasEnded);
        sandbox.Server.Requests.Clear();
        // As if it were at work still: what is asked about it is answered a little later than the script is stopped.
        sandbox.Server.Faults.Add(new Fault("s3-control", "DescribeJob", 1, new StallConnection(0, BodySide.Response)));
        var script = bench.Engine.Start($"Get-S3EncryptionJob {id} -Wait");
        JobBench.Until(() => sandbox.Server.Faults.IsEmpty);
        script.Stop();
        Assert.True((await script.Result.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).WasStopped);
        Assert.DoesNotContain(sandbox.Server.Requests.Snapshot(), r => r.Operation == "UpdateJobStatus");
        Assert.Equal(JobStatus.Complete, bench.Find(id).State.Status);
    }

    [Fact]
    public async Task The_environment_says_where_S3_Control_is_for_it_alone()
    {
        var settings = sandbox.Environment();
        var url = settings["AWS_ENDPOINT_URL"];
        _ = settings.Remove("AWS_ENDPOINT_URL");
        settings["AWS_ENDPOINT_URL_STS"] = settings["AWS_ENDPOINT_URL_S3_CONTROL"] = url;
        var lines = await ScriptProcess.RunAsync(
            $"Import-Module '{HostedEngine.ManifestPath}'; Get-S3EncryptionJob 00000000-0000-0000-0000-000000000000", settings);
        Assert.Contains("There is no such job", Assert.Single(lines), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "JobNotFound")]
    [InlineData("../buckets", "InvalidJobId")]
    public void A_job_that_is_not_there_is_no_error_of_the_others(string id, string error)
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        bench.Engine.Set("id", bench.Engine.Require(Start).Single().Get<string>("JobId"));
        var result = bench.Engine.Run($"'{id}', $id | Get-S3EncryptionJob");
        _ = Assert.Single(result.Output);
        Assert.StartsWith(error, Assert.Single(result.Errors).FullyQualifiedErrorId);
    }
}
