using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Buckets;

/// <summary>The base of the cmdlets that change how buckets encrypt: plan, ask, write, read back. A leaf says what is to change.</summary>
public abstract class ChangeBucketEncryptionCommand : BucketCommand
{
    /// <summary>Bucket names or <c>s3://</c> URIs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>Emits the bucket's encryption afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is to change.</summary>
    private protected abstract BucketEncryptionChange Change { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in BucketName!)
            Attempt(() => Start(Locations.WholeBucketToChange(name)));
    }

    private void Start(S3Location bucket)
    {
        var change = Change;
        Run(stop => ChangeAsync(bucket, change, stop));
    }

    private async Task ChangeAsync(S3Location bucket, BucketEncryptionChange change, CancellationToken stop)
    {
        var writer = new BucketEncryptionWriter(Connection, Output);
        var plan = await writer.PlanAsync(bucket.BucketName, ExpectedBucketOwner, change, stop).ConfigureAwait(false);
        if (!await Output.ShouldProcessAsync(bucket.ToString(), plan.Description).ConfigureAwait(false)) return;
        foreach (var warning in await writer.WarningsAsync(plan, stop).ConfigureAwait(false)) Output.Warning(warning);
        if (plan.ChangesNothing) Output.Verbose($"{bucket}: {plan.Description}; nothing was written.");
        else await writer.ApplyAsync(plan, stop).ConfigureAwait(false);
        if (!PassThru.IsPresent) return;
        var reader = new BucketEncryptionReader(Connection, Output);
        var now = await reader.ReadAsync(bucket.BucketName, ExpectedBucketOwner, stop).ConfigureAwait(false);
        await Output.WriteAsync(now).ConfigureAwait(false);
    }
}
