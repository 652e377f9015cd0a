using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Jobs.Reports;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>Runs the tasks of a job, a few at a time, until there are none left or the job is no longer active; then ends it.</summary>
internal sealed class JobExecution(Func<Job, S3AsRole> roleOf, TimeProvider clock, CancellationToken stopping)
{
    private const int Workers = 4;

    internal async Task RunAsync(Job job)
    {
        if (!job.TryMove(JobStatus.Active, JobStatus.Ready, JobStatus.Paused))
        {
            return;
        }

        var s3 = roleOf(job);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(job, s3), CancellationToken.None)));
        if (stopping.IsCancellationRequested || job.TryMove(JobStatus.Paused, JobStatus.Pausing))
        {
            return;
        }

        _ = job.TryMove(JobStatus.Completing, JobStatus.Active);
        await EndAsync(job);
    }

    /// <summary>Ends a job that runs no tasks any more, with its report if it ran any before.</summary>
    internal async Task EndAsync(Job job)
    {
        try
        {
            await CompletionReport.WriteAsync(job, roleOf(job), clock.GetUtcNow());
        }
        catch (JobFailedException failed)
        {
            job.Fail(failed.Failure);
        }

        _ = job.TryMove(JobStatus.Complete, JobStatus.Completing)
            || job.TryMove(JobStatus.Cancelled, JobStatus.Cancelling)
            || job.TryMove(JobStatus.Failed, JobStatus.Failing);
    }

    private async Task WorkAsync(Job job, S3AsRole s3)
    {
        while (!stopping.IsCancellationRequested && job.TryTake(out var entry))
        {
            job.Record(await RunTaskAsync(job, entry, s3));
        }
    }

    private static async Task<TaskResult> RunTaskAsync(Job job, ManifestEntry entry, S3AsRole s3) => entry.VersionId is ""
        ? TaskResult.MissingVersion(entry)
        : TaskResult.Of(entry, await s3.SendAsync(job.Request.Action.For(entry)));
}
