using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Execution;

namespace S3Encryption.Sandbox.Jobs;

/// <summary>What the operations of S3 Control work with.</summary>
internal sealed record JobsService(JobDirectory Jobs, JobRunner Runner, TimeProvider Clock, string Region)
{
    internal string JobArn(string accountId, string jobId) => $"arn:aws:s3:{Region}:{accountId}:job/{jobId}";

    /// <summary>Waits until a job has completed, failed or been cancelled; returns at once for one that has, or that never was.</summary>
    internal Task WhenEndedAsync(string jobId, CancellationToken cancellation) =>
        Jobs.All.FirstOrDefault(job => job.Id == jobId)?.WhenAsync(state => state.HasEnded, cancellation) ?? Task.CompletedTask;
}
