using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets.Policies;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// The base of the cmdlets that change the encryption statements of bucket policies: plan, ask, write, read back. A leaf says what is to
/// change.
/// </summary>
public abstract class ChangeEncryptionPolicyCommand : BucketCommand
{
    /// <summary>Bucket names or <c>s3://</c> URIs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>
    /// Also replaces or removes statements that bear a name of this module and were written or changed by somebody else, and writes a
    /// policy that would lock the caller out.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the statements that the policy has afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is to change.</summary>
    private protected abstract EncryptionPolicyChange Change { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in BucketName!)
            Attempt(() => Start(Locations.WholeBucketToChange(name)));
    }

    private void Start(S3Location bucket)
    {
        var change = Change with { Force = Force.IsPresent };
        Run(stop => ChangeAsync(bucket, change, stop));
    }

    private async Task ChangeAsync(S3Location bucket, EncryptionPolicyChange change, CancellationToken stop)
    {
        var writer = new EncryptionPolicyWriter(Connection, Output);
        var plan = await writer.PlanAsync(bucket.BucketName, ExpectedBucketOwner, change, stop).ConfigureAwait(false);
        foreach (var warning in plan.Warnings) Output.Warning(warning);
        if (plan.ChangesNothing) Output.Verbose($"{bucket}: the policy is so already; nothing was written.");
        else if (!await AskAsync(plan).ConfigureAwait(false)) return;
        else await writer.ApplyAsync(plan, stop).ConfigureAwait(false);
        if (!PassThru.IsPresent) return;
        var reader = new EncryptionPolicyReader(Connection);
        foreach (var statement in await reader.ReadAsync(bucket.BucketName, ExpectedBucketOwner, stop).ConfigureAwait(false))
            await Output.WriteAsync(statement).ConfigureAwait(false);
    }

    private Task<bool> AskAsync(EncryptionPolicyPlan plan) =>
        Output.ShouldProcessAsync(plan.Description, plan.Description, "Change the bucket policy");
}
