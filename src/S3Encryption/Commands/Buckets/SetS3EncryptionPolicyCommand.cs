using System.Management.Automation;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets.Policies;
using S3Encryption.Errors;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Sets what a bucket's policy requires of encryption, by statements of this module. What is not named stays as it is, and so does every
/// other statement. Uploads that send no encryption header are admitted, unless <c>-RequireHeader</c>: they get the bucket's default.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "S3EncryptionPolicy", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html")]
[OutputType(typeof(EncryptionPolicyStatement))]
public sealed class SetS3EncryptionPolicyCommand : ChangeEncryptionPolicyCommand
{
    /// <summary>Denies every request over plain HTTP; <c>-RequireTls:$false</c> no longer does.</summary>
    [Parameter]
    public SwitchParameter RequireTls { get; set; }

    /// <summary>Denies uploads that name another kind of encryption.</summary>
    [Parameter]
    [ValidateSet(nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms))]
    public EncryptionKind? RequireEncryption { get; set; }

    /// <summary>
    /// Denies uploads that name an encryption without this KMS key: id, ARN or alias; it is checked, and stored as its full ARN, by which
    /// uploads must name it too.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Denies uploads under SSE-C; <c>-DenySseC:$false</c> no longer does.</summary>
    [Parameter]
    public SwitchParameter DenySseC { get; set; }

    /// <summary>
    /// Denies also uploads that do not say by headers how to encrypt; <c>-RequireHeader:$false</c> leaves those to the bucket's default.
    /// </summary>
    [Parameter]
    public SwitchParameter RequireHeader { get; set; }

    private protected override EncryptionPolicyChange Change => new()
    {
        RequireTls = Given(nameof(RequireTls), RequireTls),
        Encryption = RequireEncryption,
        KmsKeyId = KmsKeyId,
        DenySseC = Given(nameof(DenySseC), DenySseC),
        RequireHeader = Given(nameof(RequireHeader), RequireHeader),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() =>
        {
            var change = Change;
            if (change is { RequireTls: null, Encryption: null, KmsKeyId: null, DenySseC: null, RequireHeader: null })
                throw InputFailures.NothingToRequire();
        });
    }
}
