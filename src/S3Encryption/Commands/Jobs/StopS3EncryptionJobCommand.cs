using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Jobs;

/// <summary>Has jobs end before their end. What they have done stays done, and is in their reports.</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "S3EncryptionJob", SupportsShouldProcess = true, DefaultParameterSetName = ById,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops.html")]
[OutputType(typeof(S3EncryptionJob))]
public sealed class StopS3EncryptionJobCommand : JobCommand
{
    /// <summary>Why, for whoever looks at the job later.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    public string? Reason { get; set; }

    /// <summary>Gives the job, as it then is.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task WorkAsync(string jobId, string region, string account, CancellationToken stop)
    {
        if (!await Output.ShouldProcessAsync($"Job {jobId}", "Stop; what it has done stays done").ConfigureAwait(false)) return;
        var jobs = Jobs(account, region);
        await jobs.CancelAsync(jobId, Reason, stop).ConfigureAwait(false);
        if (PassThru.IsPresent) await Output.WriteAsync(await jobs.DescribeAsync(jobId, stop).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
