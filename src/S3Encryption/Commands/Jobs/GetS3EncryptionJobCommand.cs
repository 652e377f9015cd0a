using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Jobs;
using S3Encryption.Core.Jobs.Reports;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Jobs;

/// <summary>
/// Shows jobs of S3 Batch Operations: those of the account in a Region, newest first, or single ones with all that is told of them. Waits
/// for their end where asked to, and reads their reports: one result an object.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "S3EncryptionJob", DefaultParameterSetName = All,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops.html")]
[OutputType(typeof(S3EncryptionJob), typeof(S3JobTask))]
public sealed class GetS3EncryptionJobCommand : JobCommand
{
    private const string All = "All";

    /// <summary>Only jobs in one of these.</summary>
    [Parameter(ParameterSetName = All)]
    [ValidateNotNullOrEmpty]
    public S3JobStatus[]? Status { get; set; }

    /// <summary>Waits until the job has ended; one that failed is an error as well. Ctrl+C ends the wait and not the job.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByJob)]
    public SwitchParameter Wait { get; set; }

    /// <summary>What came of each object, from the job's report, in place of the job.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByJob)]
    public new SwitchParameter Report { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != All) base.ProcessRecord();
        else Run(ListAsync);
    }

    private protected override async Task WorkAsync(string jobId, string region, string account, CancellationToken stop)
    {
        var job = Wait.IsPresent
            ? await WaitAsync(jobId, region, account, stop).ConfigureAwait(false)
            : await Jobs(account, region).DescribeAsync(jobId, stop).ConfigureAwait(false);
        if (Wait.IsPresent && JobOutcome.FailureOf(job) is { } failure) await Output.ErrorAsync(failure).ConfigureAwait(false);
        if (!Report.IsPresent) await Output.WriteAsync(job).ConfigureAwait(false);
        else await new JobReport(Connection, ExpectedBucketOwner, Output).ReadAsync(job, Output.WriteAsync, stop).ConfigureAwait(false);
    }

    private async Task<S3EncryptionJob> WaitAsync(string jobId, string region, string account, CancellationToken stop)
    {
        using var bar = new JobProgressBar(Output);
        var isTold = false;
        return await new JobWatch(Jobs(account, region), Task.Delay).UntilEndedAsync(jobId, seen =>
        {
            bar.Show(seen);
            if (seen.Status != S3JobStatus.Suspended || isTold) return;
            isTold = true;
            Output.Warning(
                $"Job {jobId} waits to be confirmed: aws s3control update-job-status --account-id {account} --region {region} "
                + $"--job-id {jobId} --requested-job-status Ready.");
        }, stop).ConfigureAwait(false);
    }

    private async Task ListAsync(CancellationToken stop)
    {
        var account = await AccountAsync(stop).ConfigureAwait(false);
        await Jobs(account, Connection.Region).ListAsync(
            Status ?? [], async page =>
            {
                foreach (var job in page) await Output.WriteAsync(job).ConfigureAwait(false);
            }, stop).ConfigureAwait(false);
    }
}
