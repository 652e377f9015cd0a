using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Jobs;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class JobLifeTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Delete = "<S3DeleteObjectTagging/>";
    private const string Confirm = "<ConfirmationRequired>true</ConfirmationRequired>";

    [Fact]
    public async Task A_job_to_be_confirmed_waits_until_it_is()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var jobId = await SuspendedAsync(bucket);
        var waiting = await bench.DescribeAsync(jobId);
        Assert.Equal(("Suspended", "AWAITING_CONFIRMATION", "1"),
            (waiting.Element("Status"), waiting.Element("SuspendedCause"), waiting.Element("TotalNumberOfTasks")));
        Assert.False(WasTouched(bucket));
        var confirmed = await bench.ControlAsync("POST", $"jobs/{jobId}/status?requestedJobStatus=Ready&statusUpdateReason=go%20on");
        Assert.Equal((200, jobId, "go on"), (confirmed.Status, confirmed.Element("JobId"), confirmed.Element("StatusUpdateReason")));
        await bench.Sandbox.Server.WhenJobEndedAsync(jobId, TestContext.Current.CancellationToken);
        var ended = await bench.DescribeAsync(jobId);
        Assert.Equal(("Complete", "go on"), (ended.Element("Status"), ended.Element("StatusUpdateReason")));
        Assert.NotNull(ended.Element("TerminationDate"));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_before_it_ran_touches_nothing()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var jobId = await SuspendedAsync(bucket);
        var cancelled = await bench.ControlAsync("POST", $"jobs/{jobId}/status?requestedJobStatus=Cancelled");
        Assert.Equal(200, cancelled.Status);
        await bench.Sandbox.Server.WhenJobEndedAsync(jobId, TestContext.Current.CancellationToken);
        Assert.Equal("Cancelled", (await bench.DescribeAsync(jobId)).Element("Status"));
        Assert.False(WasTouched(bucket));
        foreach (var status in new[] { "Ready", "Cancelled" })
        {
            var late = await bench.ControlAsync("POST", $"jobs/{jobId}/status?requestedJobStatus={status}");
            Assert.Equal((400, "JobStatusException"), (late.Status, late.Error.Code));
        }

        Assert.Equal("JobStatusException", (await bench.ControlAsync("POST", $"jobs/{jobId}/priority?priority=1")).Error.Code);
    }

    [Fact]
    public async Task Another_status_than_these_two_cannot_be_asked_for()
    {
        var jobId = await SuspendedAsync(await bench.Sandbox.BucketAsync());
        Assert.Equal("InvalidRequest", (await bench.ControlAsync("POST", $"jobs/{jobId}/status?requestedJobStatus=Complete")).Error.Code);
    }

    [Fact]
    public async Task The_priority_can_be_changed_until_the_job_has_ended()
    {
        var jobId = await SuspendedAsync(await bench.Sandbox.BucketAsync());
        var changed = await bench.ControlAsync("POST", $"jobs/{jobId}/priority?priority=2147483647");
        Assert.Equal((200, "2147483647"), (changed.Status, changed.Element("Priority")));
        Assert.Equal("2147483647", (await bench.DescribeAsync(jobId)).Element("Priority"));
        foreach (var wrong in new[] { "-1", "2147483648", "high", "" })
        {
            Assert.Equal("InvalidRequest", (await bench.ControlAsync("POST", $"jobs/{jobId}/priority?priority={wrong}")).Error.Code);
        }
    }

    [Fact]
    public async Task The_same_token_makes_one_job_and_another_request_under_it_is_refused()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var manifest = await bench.ManifestAsync(bucket, "o");
        const string Token = "<ClientRequestToken>once</ClientRequestToken>";
        var first = await bench.CreateAsync(JobBench.Document(Delete, manifest, more: Token));
        Assert.Equal(first, await bench.CreateAsync(JobBench.Document(Delete, manifest, more: Token)));
        var other = await bench.ControlAsync(
            "POST", "jobs", JobBench.Document(Delete, manifest, more: Token + "<Description>x</Description>"));
        Assert.Equal((400, "IdempotencyException"), (other.Status, other.Error.Code));
    }

    [Fact]
    public async Task A_job_is_given_up_when_more_than_half_of_a_thousand_tasks_have_failed()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var manifest = await bench.ManifestAsync(bucket, [.. Enumerable.Range(0, 1500).Select(number => "none-" + number)]);
        var job = await bench.RunAsync(JobBench.Document(Delete, manifest, JobBench.Report(bucket)));
        Assert.Equal(("Failed", "1500"), (job.Element("Status"), job.Element("TotalNumberOfTasks")));
        // Those that were on their way are still counted.
        var failed = int.Parse(job.Element("NumberOfTasksFailed")!, CultureInfo.InvariantCulture);
        Assert.InRange(failed, Job.FewestForFailure, Job.FewestForFailure + 3);
        Assert.Equal(200, (await bench.HeadAsync(bucket, $"reports/job-{job.Element("JobId")}/manifest.json")).Status);
    }

    [Fact]
    public async Task A_task_is_tried_again_where_S3_was_not_well()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        bench.Sandbox.Server.Faults.Add(new("s3", "DeleteObjectTagging", 1, new AnswerError(503, "SlowDown")));
        var job = await bench.RunAsync(JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o")));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(job));
    }

    [Fact]
    public async Task A_role_that_is_not_there_fails_the_job()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var job = await bench.RunAsync(JobBench.Document(
            Delete, await bench.ManifestAsync(bucket, "o"), role: "arn:aws:iam::111122223333:role/none"));
        Assert.Equal(("Failed", "AssumeRoleFailed"), (JobBench.Failure(job).Status, JobBench.Failure(job).Code));
    }

    [Theory]
    [InlineData("batchoperations.s3.amazonaws.com", "Complete")]
    [InlineData("ec2.amazonaws.com", "Failed")]
    public async Task A_role_that_does_not_trust_Batch_Operations_fails_the_job(string service, string status)
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var role = bench.AddRole(
            "trusts-" + service,
            """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""",
            $$$"""{"Statement":{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole"}}""");
        var job = await bench.RunAsync(JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), role: role));
        Assert.Equal(status, job.Element("Status"));
    }

    private bool WasTouched(string bucket) => bench.Sandbox.Server.Requests.Snapshot()
        .Any(request => request.Operation == "DeleteObjectTagging" && request.Bucket == bucket);

    private async Task<string> SuspendedAsync(string bucket)
    {
        var jobId = await bench.CreateAsync(JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), more: Confirm));
        await bench.WhenAsync(jobId, JobStatus.Suspended);
        return jobId;
    }
}
