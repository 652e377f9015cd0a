using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Core.Buckets;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>Tests what the caller may do with a KMS key, action by action, without side effects.</summary>
[Cmdlet(VerbsDiagnostic.Test, "S3KmsAccess", DefaultParameterSetName = ByScenario)]
[OutputType(typeof(KmsAccess), typeof(bool), typeof(string))]
public sealed class TestS3KmsAccessCommand : ConnectedCommand
{
    private const string ByScenario = "ByScenario";
    private const string ByOperation = "ByOperation";

    /// <summary>Keys by id, ARN or alias. Without any, the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("KeyId", "KmsKeyArn")]
    public string?[]? KmsKeyId { get; set; }

    /// <summary>Buckets whose own KMS keys are tested.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? BucketName { get; set; }

    /// <summary>What is to be done with the key: the permissions that takes are tested, each once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByOperation)]
    [ValidateNotNullOrEmpty]
    public KmsOperation[]? Operation { get; set; }

    /// <summary>Which permissions to test. Without it, those that fit the key: an AWS managed key has no policy to look after.</summary>
    [Parameter(ParameterSetName = ByScenario)]
    public KmsScenario? Scenario { get; set; }

    /// <summary>Answers only whether everything that was tested is allowed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives the least identity policy, in JSON, for what is missing; nothing where nothing is missing.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var bucket in BucketName ?? []) Attempt(() => TestBucket(Locations.Bucket(bucket)));
        if (BucketName is not null && KmsKeyId is null) return;
        foreach (var key in KmsKeyId is { Length: > 0 } ? KmsKeyId : [null])
            Run(stop => TestAsync(string.IsNullOrEmpty(key) ? null : key, stop));
    }

    private void TestBucket(S3Location bucket) => Run(async stop =>
    {
        var (kind, key) = await new BucketEncryptionReader(Connection, Output).ReadKeyAsync(bucket.BucketName, stop).ConfigureAwait(false);
        if (kind is not (EncryptionKind.SseKms or EncryptionKind.DsseKms)) throw InputFailures.NoKmsKey(bucket, kind);
        await TestAsync(key, stop).ConfigureAwait(false);
    });

    private async Task TestAsync(string? key, CancellationToken stop)
    {
        var report = await new KmsAccessTester(Connection, Output).TestAsync(key, Scenario, Operation, stop).ConfigureAwait(false);
        if (Quiet.IsPresent)
        {
            var tested = report.Results.Where(r => r.Result != KmsAccessOutcome.NotTested);
            await Output.WriteAsync(report.Unusable is null && tested.All(r => r.Result == KmsAccessOutcome.Allowed)).ConfigureAwait(false);
        }
        else if (AsPolicy.IsPresent)
        {
            if (report.MissingPolicy is not null) await Output.WriteAsync(report.MissingPolicy).ConfigureAwait(false);
            else Output.Verbose("Nothing is missing that a statement could grant.");
        }
        else
        {
            foreach (var result in report.Results) await Output.WriteAsync(result).ConfigureAwait(false);
        }

        if (report.Unusable is not null) throw report.Unusable;
    }
}
