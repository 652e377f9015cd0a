using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Objects;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Stores files as objects under SSE-S3, SSE-KMS or DSSE-KMS, or as the bucket's default says, and checks that S3 did so.
/// </summary>
[Cmdlet(
    VerbsCommunications.Send, "S3EncryptedObject", SupportsShouldProcess = true, DefaultParameterSetName = "Path",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html")]
[OutputType(typeof(S3UploadResult))]
public sealed class SendS3EncryptedObjectCommand : SendObjectCommand
{
    private ObjectEncryption? _wanted;
    private AliasedKeys? _keys;

    /// <summary>The kind of encryption. Without it the bucket's default decides.</summary>
    [Parameter]
    [ValidateSet(nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms))]
    public EncryptionKind? Encryption { get; set; }

    /// <summary>The KMS key: id, ARN or alias. Without it S3 uses the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Whether to use a Bucket Key, which spares KMS requests.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The KMS encryption context: names and values that every decryption must repeat, which S3 does by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? EncryptionContext { get; set; }

    private protected override Task<ObjectEncryption> EncryptionForAsync(S3Location location, CancellationToken stop) =>
        LazyInitializer.EnsureInitialized(ref _keys, () => new AliasedKeys(Connection, new BucketRegions(Connection), Output))!
            .ResolveAsync(_wanted!, location.BucketName, ExpectedBucketOwner, null, stop);

    private protected override string ActionName => Encryption is EncryptionKind kind ? $"Send with {kind}" : "Send";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() => _wanted = Read());
    }

    private ObjectEncryption Read() => new EncryptionChoice
    {
        Kind = Encryption,
        KmsKeyId = KmsKeyId,
        BucketKey = Given(nameof(BucketKey), BucketKey),
        Context = EncryptionContext,
    }.Read();
}
