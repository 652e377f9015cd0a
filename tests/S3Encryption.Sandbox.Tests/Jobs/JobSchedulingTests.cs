using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

/// <summary>Several jobs at once, and jobs that are interfered with while they run.</summary>
public sealed class JobSchedulingTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Delete = "<S3DeleteObjectTagging/>";

    [Fact]
    public async Task A_job_of_a_higher_priority_goes_first_and_the_other_goes_on_after_it()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var slow = await ActiveAsync(bucket);
        var urgent = await bench.CreateAsync(JobBench.Document(
            Delete, await bench.ManifestAsync(bucket, "o"), more: "<Priority>11</Priority>"));
        await bench.Sandbox.Server.WhenJobEndedAsync(urgent, TestContext.Current.CancellationToken);
        bench.Sandbox.Server.Faults.Clear();
        await bench.Sandbox.Server.WhenJobEndedAsync(slow, TestContext.Current.CancellationToken);
        Assert.True(Find(urgent).State.Ended < Find(slow).State.Ended);
        var ended = await bench.DescribeAsync(slow);
        Assert.Equal(("Complete", ended.Element("TotalNumberOfTasks"), "0"), JobBench.Outcome(ended));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_it_runs_stops_and_reports_what_it_did()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var jobId = await ActiveAsync(bucket);
        Assert.Equal(200, (await bench.ControlAsync("POST", $"jobs/{jobId}/status?requestedJobStatus=Cancelled")).Status);
        await bench.Sandbox.Server.WhenJobEndedAsync(jobId, TestContext.Current.CancellationToken);
        bench.Sandbox.Server.Faults.Clear();
        var state = Find(jobId).State;
        Assert.Equal(JobStatus.Cancelled, state.Status);
        Assert.InRange(state.Succeeded, 0, state.Total!.Value - 1);
        var report = await bench.HeadAsync(bucket, $"reports/job-{jobId}/manifest.json");
        Assert.Equal(state.Succeeded > 0 ? 200 : 404, report.Status);
    }

    [Fact]
    public async Task A_sandbox_with_a_job_at_work_stops_all_the_same()
    {
        await using var own = new JobBench();
        await own.InitializeAsync();
        var bucket = await own.Sandbox.BucketAsync();
        await own.PutAsync(bucket, "o");
        var jobId = await own.CreateAsync(Many(await own.ManifestAsync(bucket, [.. Enumerable.Repeat("o", 20_000)]), bucket));
        await own.WhenAsync(jobId, JobStatus.Active);
        await own.Sandbox.Server.DisposeAsync();
    }

    [Fact]
    public async Task No_damaged_document_of_a_job_is_answered_with_500_and_no_job_it_makes_is_left_hanging()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var manifest = await bench.ManifestAsync(bucket, "o");
        string[] documents =
        [
            JobBench.Document(
                JobBench.Copy(bucket, "<NewObjectMetadata><CacheControl>c</CacheControl><HttpExpiresDate>2030-01-01T00:00:00Z"
                    + "</HttpExpiresDate><UserMetadata><entry><key>k</key><value>v</value></entry></UserMetadata><SSEAlgorithm>KMS"
                    + "</SSEAlgorithm></NewObjectMetadata><TargetKeyPrefix>t</TargetKeyPrefix><NewObjectTagging><member><Key>k</Key>"
                    + "<Value>v</Value></member></NewObjectTagging>"),
                manifest,
                JobBench.Report(bucket)),
            JobBench.Document(
                "<S3PutObjectRetention><Retention><RetainUntilDate>2999-01-01T00:00:00Z</RetainUntilDate><Mode>GOVERNANCE</Mode>"
                    + "</Retention></S3PutObjectRetention>",
                JobBench.Generator(bucket, "<CreatedAfter>2020-01-01T00:00:00Z</CreatedAfter><KeyNameConstraint><MatchAnyPrefix>"
                    + "<member>o</member></MatchAnyPrefix></KeyNameConstraint><ObjectSizeLessThanBytes>9</ObjectSizeLessThanBytes>")),
            JobBench.Document(
                "<S3PutObjectAcl><AccessControlPolicy><AccessControlList><Owner><ID>x</ID></Owner><Grants><member><Grantee>"
                    + "<TypeIdentifier>id</TypeIdentifier><Identifier>x</Identifier></Grantee><Permission>READ</Permission></member>"
                    + "</Grants></AccessControlList></AccessControlPolicy></S3PutObjectAcl>",
                manifest),
        ];
        await Gen.Select(Gen.Int[0, documents.Length - 1], HostileDocumentTests.Damage.Array[1, 3]).SampleAsync(
            async (which, damages) =>
            {
                var document = damages.Aggregate(documents[which], (text, damage) => damage(text));
                var answer = await bench.ControlAsync("POST", "jobs", document);
                Assert.True(answer.Status is not 500, document);
                if (answer.Status == 200 && answer.Element("JobId") is { } jobId && Find(jobId).Request.ConfirmationRequired is false)
                {
                    await bench.Sandbox.Server.WhenJobEndedAsync(jobId, TestContext.Current.CancellationToken);
                    Assert.Equal(200, (await bench.DescribeAsync(jobId)).Status);
                }
            },
            iter: 500,
            threads: 1);
    }

    private static string Many(string manifest, string bucket) => JobBench.Document(Delete, manifest, JobBench.Report(bucket));

    private Job Find(string jobId) => bench.Sandbox.Server.Jobs.Jobs.Find(JobBench.Account, jobId)!;

    /// <summary>A job that is at work, whose tasks take their time until the faults are cleared: minutes in all.</summary>
    private async Task<string> ActiveAsync(string bucket)
    {
        _ = bench.Sandbox.Server.Faults.Add(
            new() { Operation = "DeleteObjectTagging", Bucket = bucket, Times = null, Action = new Delay(20) });
        await bench.PutAsync(bucket, "o");
        var jobId = await bench.CreateAsync(Many(await bench.ManifestAsync(bucket, [.. Enumerable.Repeat("o", 20_000)]), bucket));
        await bench.WhenAsync(jobId, JobStatus.Active);
        return jobId;
    }
}
