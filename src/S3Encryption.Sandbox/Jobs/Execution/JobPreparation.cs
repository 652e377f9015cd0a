using System;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>Makes a new job ready: its role is assumed, and its manifest read or generated.</summary>
internal sealed class JobPreparation(Func<Job, S3AsRole> roleOf)
{
    internal async Task RunAsync(Job job)
    {
        if (!job.TryMove(JobStatus.Preparing, JobStatus.New))
        {
            return;
        }

        try
        {
            var entries = await job.Request.Manifest.ReadAsync(roleOf(job), job);
            job.Fill(entries);
            _ = job.TryMove(job.Request.ConfirmationRequired ? JobStatus.Suspended : JobStatus.Ready, JobStatus.Preparing);
        }
        catch (JobFailedException failed)
        {
            job.Fail(failed.Failure);
        }
    }
}
