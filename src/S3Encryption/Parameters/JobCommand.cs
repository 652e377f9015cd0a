using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Jobs;
using S3Encryption.Core.Jobs.Control;

namespace S3Encryption.Parameters;

/// <summary>The base of the cmdlets about jobs that are there: by id, or as they come down the pipeline.</summary>
public abstract class JobCommand : BucketCommand
{
    private protected const string ById = "Id";
    private protected const string ByJob = "Job";
    private string? _account;

    /// <summary>The ids of jobs, or their ARNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ById)]
    [ValidateNotNullOrEmpty]
    public string[]? JobId { get; set; }

    /// <summary>A job, from <c>Start-</c> or <c>Get-S3EncryptionJob</c>, in whichever Region it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByJob)]
    [ValidateNotNull]
    public S3EncryptionJob? Job { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Job is { } job)
        {
            RunOn(job.JobId, job.Region, job.AccountId);
            return;
        }

        foreach (var given in JobId ?? [])
        {
            Attempt(() =>
            {
                var name = JobName.Parse(given);
                RunOn(name.Id, name.Region, name.AccountId);
            });
        }
    }

    /// <summary>Does what there is to do for one job.</summary>
    private protected abstract Task WorkAsync(string jobId, string region, string account, CancellationToken stop);

    /// <summary>Asks about the jobs of an account in a Region.</summary>
    private protected JobsClient Jobs(string account, string region) => new(Connection, account, region);

    /// <summary>The caller's account, asked for once.</summary>
    private protected async Task<string> AccountAsync(CancellationToken stop) =>
        _account ??= await JobAccount.OfAsync(Connection, stop).ConfigureAwait(false);

    private void RunOn(string jobId, string? region, string? account) => Run(async stop => await WorkAsync(
        jobId, region ?? Connection.Region, account ?? await AccountAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false));
}
