using System;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Jobs.Operations;
using S3Encryption.Sandbox.Jobs.Reports;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

/// <summary>A job by itself, moved by hand: what no client can time.</summary>
public sealed class JobTests
{
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
    private readonly Job _job;

    public JobTests()
    {
        _job = new("id", "111122223333", JobRequest.Read(XElement.Parse(
            JobBench.Document("<S3DeleteObjectTagging/>", JobBench.Generator("bucket")))), _clock);
        _job.Fill([.. Enumerable.Range(0, 3000).Select(number => new ManifestEntry("bucket", "key-" + number, null))]);
    }

    [Fact]
    public void A_paused_job_takes_no_task_and_goes_on_with_the_next_one()
    {
        Assert.False(_job.TryTake(out _));
        Activate();
        Assert.True(_job.TryTake(out var first));
        Assert.True(_job.TryMove(JobStatus.Pausing, JobStatus.Active));
        Assert.False(_job.TryTake(out _));
        _job.Record(Result(first, 200));
        Assert.True(_job.TryMove(JobStatus.Paused, JobStatus.Pausing) && _job.TryMove(JobStatus.Active, JobStatus.Paused));
        Assert.True(_job.TryTake(out var second));
        Assert.Equal(("key-0", "key-1", 1), (first.Key, second.Key, _job.State.Succeeded));
    }

    [Fact]
    public void Only_the_time_in_which_a_job_was_active_counts()
    {
        Activate();
        _clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(10, _job.ActiveTime.TotalSeconds);
        _ = _job.TryMove(JobStatus.Paused, JobStatus.Active);
        _clock.Now += TimeSpan.FromSeconds(100);
        _ = _job.TryMove(JobStatus.Active, JobStatus.Paused);
        _clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal(15, _job.ActiveTime.TotalSeconds);
    }

    [Theory]
    [InlineData(999, 999, false)]
    [InlineData(1000, 500, false)]
    [InlineData(1000, 501, true)]
    public void More_than_half_of_a_thousand_failures_end_a_job(int tasks, int failures, bool givenUp)
    {
        Activate();
        for (var task = 0; task < tasks; task++)
        {
            Assert.True(_job.TryTake(out var entry));
            _job.Record(Result(entry, task < failures ? 403 : 200));
        }

        Assert.Equal(givenUp ? JobStatus.Failing : JobStatus.Active, _job.State.Status);
        Assert.Equal(!givenUp, _job.TryTake(out _));
    }

    [Fact]
    public void A_job_that_has_ended_stays_as_it_ended()
    {
        _job.Fail(new("First", "x"));
        _job.Fail(new("Second", "x"));
        Assert.Equal(("First", _clock.Now), (_job.State.Failure!.Code, _job.State.Ended));
    }

    [Fact]
    public async Task Who_waits_for_a_status_is_told_when_it_comes()
    {
        var waiting = _job.WhenAsync(state => state.HasEnded, TestContext.Current.CancellationToken);
        Activate();
        Assert.False(waiting.IsCompleted);
        _job.Fail(new("x", "x"));
        await waiting;
    }

    private static TaskResult Result(ManifestEntry entry, int status) => new(entry, status, "", "");

    private void Activate() => Assert.True(_job.TryMove(JobStatus.Active, JobStatus.New));
}
