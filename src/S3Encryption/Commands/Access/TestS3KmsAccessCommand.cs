using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>Tests what the caller may do with a KMS key, action by action, without side effects.</summary>
[Cmdlet(VerbsDiagnostic.Test, "S3KmsAccess")]
[OutputType(typeof(KmsAccess), typeof(bool))]
public sealed class TestS3KmsAccessCommand : ConnectedCommand
{
    /// <summary>Keys by id, ARN or alias. Without any, the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("KeyId", "KmsKeyArn")]
    public string?[]? KmsKeyId { get; set; }

    /// <summary>Which permissions to test. Without it, those that fit the key: an AWS managed key has no policy to look after.</summary>
    [Parameter]
    public KmsScenario? Scenario { get; set; }

    /// <summary>Answers only whether everything that was tested is allowed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var key in KmsKeyId is { Length: > 0 } ? KmsKeyId : [null])
            Run(stop => TestAsync(string.IsNullOrEmpty(key) ? null : key, stop));
    }

    private async Task TestAsync(string? key, CancellationToken stop)
    {
        var report = await new KmsAccessTester(Connection, Output).TestAsync(key, Scenario, stop).ConfigureAwait(false);
        if (Quiet.IsPresent)
        {
            var tested = report.Results.Where(r => r.Result != KmsAccessOutcome.NotTested);
            await Output.WriteAsync(report.Unusable is null && tested.All(r => r.Result == KmsAccessOutcome.Allowed)).ConfigureAwait(false);
        }
        else
        {
            foreach (var result in report.Results) await Output.WriteAsync(result).ConfigureAwait(false);
        }

        if (report.Unusable is not null) throw report.Unusable;
    }
}
