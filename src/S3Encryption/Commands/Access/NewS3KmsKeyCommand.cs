using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>Makes a customer managed KMS key for S3, with alias, rotation, tags and a policy that keeps it manageable.</summary>
[Cmdlet(
    VerbsCommon.New, "S3KmsKey", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html")]
[OutputType(typeof(S3KmsKey))]
public sealed class NewS3KmsKeyCommand : ConnectedCommand
{
    /// <summary>The alias, with or without <c>alias/</c>. One that exists is an error before anything is made.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Alias { get; set; }

    /// <summary>What the key is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 8192)]
    public string? Description { get; set; }

    /// <summary>How often KMS rotates the key, in days.</summary>
    [Parameter]
    [ValidateRange(90, 2560)]
    public int RotationPeriodInDays { get; set; } = 365;

    /// <summary>Tags: <c>@{ team = 'storage' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>Makes a key that can have replicas in other Regions. It cannot be changed later.</summary>
    [Parameter]
    public SwitchParameter MultiRegion { get; set; }

    /// <summary>
    /// The key policy: from <c>New-S3KmsPolicy -As Key</c>, several of which are joined, or its JSON. Without it the account's identity
    /// policies decide. One that would lock the caller out is refused.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Policy { get; set; }

    /// <summary>Who may look after the key as well, and not use it: ARNs of users or roles, or account ids.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] KeyAdministrator { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Start);

    private void Start()
    {
        var wanted = new NewKmsKey(Alias!)
        {
            Description = Description,
            RotationPeriodInDays = RotationPeriodInDays,
            Tags = Texts.Of(Tag) ?? new Dictionary<string, string>(),
            MultiRegion = MultiRegion.IsPresent,
            Policy = KeyPolicyInput.Text(Policy),
            Administrators = KeyAdministrator,
        };
        Run(stop => MakeAsync(wanted, stop));
    }

    private async Task MakeAsync(NewKmsKey wanted, CancellationToken stop)
    {
        var maker = new KmsKeyMaker(Connection, Output);
        var plan = await maker.PlanAsync(wanted, stop).ConfigureAwait(false);
        if (!await Output.ShouldProcessAsync(plan.Alias, plan.Description).ConfigureAwait(false)) return;
        if (!plan.AccountKeepsControl)
        {
            Output.Warning(
                $"{plan.Alias}: only those whom the policy names can ever change it. When they are gone, AWS Support alone can mend "
                + "the key; allow the account too, as New-S3KmsPolicy -As Key does.");
        }

        await Output.WriteAsync(await maker.MakeAsync(plan, stop).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
