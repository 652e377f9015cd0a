using System.Management.Automation;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets;
using S3Encryption.Errors;

namespace S3Encryption.Commands.Buckets;

/// <summary>Sets how a bucket encrypts new objects, and whether it takes SSE-C uploads. What is not named stays as it is.</summary>
[Cmdlet(
    VerbsCommon.Set, "S3BucketEncryption", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")]
[OutputType(typeof(BucketEncryption))]
public sealed class SetS3BucketEncryptionCommand : ChangeBucketEncryptionCommand
{
    /// <summary>The default encryption of new objects.</summary>
    [Parameter(Position = 1)]
    [ValidateSet(nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms))]
    public EncryptionKind? Encryption { get; set; }

    /// <summary>
    /// The KMS key: id, ARN or alias; it is checked, and stored as its full ARN. <c>alias/aws/s3</c> is the AWS managed key.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Writes the key as it is given, without asking KMS about it: for those who may change the bucket and not see the key. It must be an
    /// id or ARN then.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipKeyCheck { get; set; }

    /// <summary>Uses a Bucket Key, which spares KMS requests; <c>-BucketKey:$false</c> stops that.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>Refuses SSE-C uploads. Reads of SSE-C objects still work.</summary>
    [Parameter]
    public SwitchParameter BlockSseC { get; set; }

    /// <summary>Takes SSE-C uploads.</summary>
    [Parameter]
    public SwitchParameter AllowSseC { get; set; }

    private protected override BucketEncryptionChange Change => new()
    {
        Encryption = Encryption,
        KmsKeyId = KmsKeyId,
        SkipKeyCheck = SkipKeyCheck.IsPresent,
        BucketKey = Given(nameof(BucketKey), BucketKey),
        SseC = BlockSseC.IsPresent ? SseCUse.Blocked : AllowSseC.IsPresent ? SseCUse.Allowed : null,
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() =>
        {
            if (BlockSseC.IsPresent && AllowSseC.IsPresent) throw InputFailures.BlockAndAllow();
            if (Change with { SkipKeyCheck = false } == new BucketEncryptionChange()) throw InputFailures.NothingToChange();
        });
    }
}
