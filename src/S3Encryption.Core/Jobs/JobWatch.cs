using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Jobs.Control;

namespace S3Encryption.Core.Jobs;

/// <summary>
/// Follows a job until it has ended. It asks often at first, for small jobs, and every half minute in the end, for those of days.
/// </summary>
/// <param name="jobs">Where it asks.</param>
/// <param name="pause">Waits between two questions; tests need not.</param>
public sealed class JobWatch(JobsClient jobs, Func<TimeSpan, CancellationToken, Task> pause)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const double Growth = 1.4;

    /// <summary>Waits until it has ended.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="seen">Is told how it is, each time.</param>
    /// <param name="stop">The caller's stop; the job goes on.</param>
    /// <returns>The job as it ended.</returns>
    /// <exception cref="S3EncryptionException">It cannot be asked about.</exception>
    public async Task<S3EncryptionJob> UntilEndedAsync(string jobId, Action<S3EncryptionJob> seen, CancellationToken stop)
    {
        for (var questions = 1; ; questions++)
        {
            var job = await jobs.DescribeAsync(jobId, stop).ConfigureAwait(false);
            seen(job);
            if (job.HasEnded) return job;
            await pause(PauseAfter(questions), stop).ConfigureAwait(false);
        }
    }

    /// <summary>How long to wait after this many questions.</summary>
    internal static TimeSpan PauseAfter(int questions)
    {
        var milliseconds = First.TotalMilliseconds * Math.Pow(Growth, Math.Min(questions, 100) - 1);
        return milliseconds < Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Longest;
    }
}
