using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Copying;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Copies objects inside S3, from any kind of encryption to any other, and checks every copy against its source. Metadata, headers, tags
/// and storage class are kept unless said otherwise.
/// </summary>
[Cmdlet(
    VerbsCommon.Copy, "S3EncryptedObject", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/copy-object.html")]
[OutputType(typeof(S3CopyResult))]
public sealed class CopyS3EncryptedObjectCommand : ThrottledCommand
{
    private readonly HashSet<S3Location> _targets = [];
    private ObjectEncryption? _wanted;
    private ISseCKeys? _sourceKeys;
    private ISseCKeys? _targetKeys;
    private BucketRegions? _regions;
    private AliasedKeys? _aliases;
    private bool _hasWarnedOfKey;
    private int _hasWarnedOfKind;
    private TransferProgressBars _bars = null!;

    /// <summary>The source's bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SourceBucket")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The source's key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SourceKey")]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The source's version; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>
    /// The target's bucket, <c>s3://bucket/key</c>, or <c>s3://bucket/prefix/</c> for the last segment of the source's key under a prefix.
    /// Without a key the copy has its source's; without a bucket it stays in its source's.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Destination")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? DestinationBucket { get; set; }

    /// <summary>The target's key. A script block makes one for each source: <c>{ "backup/$($_.Key)" }</c> mirrors a tree.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? DestinationKey { get; set; }

    /// <summary>The key that the source is stored with, for SSE-C, in any form that <c>Send-S3SseCObject</c> takes.</summary>
    [Parameter]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SourceSseCKey { get; set; }

    /// <summary>A keyring instead: of sources that are under SSE-C the key is found by trying; others need none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SourceKeyring { get; set; }

    /// <summary>The kind of encryption of the copy. Without it the target bucket's default decides, whatever the source has.</summary>
    [Parameter]
    [ValidateSet(
        nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms), nameof(EncryptionKind.SseC))]
    public EncryptionKind? Encryption { get; set; }

    /// <summary>The KMS key of the copy: id, ARN or alias. Without it S3 uses the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Whether the copy uses a Bucket Key, which spares KMS requests.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The KMS encryption context of the copy.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? EncryptionContext { get; set; }

    /// <summary>The key to store the copy with under SSE-C, in any form that <c>Send-S3SseCObject</c> takes.</summary>
    [Parameter]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>A keyring instead: each copy is stored under SSE-C with the newest key for its bucket and prefix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>The tag that holds the fingerprint of a source's key, which is then tried first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TagKey { get; set; }

    /// <summary>Certificates with private keys, for keys of the keyrings that are wrapped to them.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <summary>User-defined metadata instead of the source's; <c>@{}</c> for none.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Metadata { get; set; }

    /// <summary>Tags instead of the source's; <c>@{}</c> for none.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The media type instead of the source's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>The storage class instead of the source's, such as <c>STANDARD_IA</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StorageClass { get; set; }

    /// <summary>Gives the copy the grants of its source. Where the target's bucket takes none, that is an error after the copy.</summary>
    [Parameter]
    public SwitchParameter KeepAcl { get; set; }

    /// <summary>
    /// Objects of more bytes than this are copied in parts, side by side. S3 copies up to 5 GB at once, which is the default; a lower
    /// threshold is faster for large objects.
    /// </summary>
    [Parameter]
    [ValidateRange(5L << 20, 5L << 30)]
    public long MultipartThreshold { get; set; } = 5L << 30;

    /// <summary>The 12-digit account that must own the source's bucket.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ExpectedSourceBucketOwner { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _bars = new TransferProgressBars(Output, "Copying");
        Attempt(() =>
        {
            _wanted = new EncryptionChoice
            {
                Kind = Encryption,
                KmsKeyId = KmsKeyId,
                BucketKey = Given(nameof(BucketKey), BucketKey),
                Context = EncryptionContext,
                SseCKey = SseCKey,
                HasKeyring = Keyring is not null,
            }.Read();
            if (SourceKeyring is not null)
                _sourceKeys = KeysFrom(SourceSseCKey, SourceKeyring, TagKey, Certificate, ExpectedSourceBucketOwner);
            if (Keyring is not null) _targetKeys = KeysFrom(SseCKey, Keyring, TagKey, Certificate, ExpectedBucketOwner);
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Copy);

    private void Copy()
    {
        var source = new ObjectAddress
        {
            Location = Locations.Object(BucketName, Key),
            VersionId = string.IsNullOrEmpty(VersionId) ? null : VersionId,
            SseCKey = SourceSseCKey,
            ExpectedBucketOwner = ExpectedSourceBucketOwner,
        };
        var target = CopyTargets.Of(source.Location, DestinationBucket, DestinationKey);
        if (!_targets.Add(target)) throw InputFailures.SameTargetTwice(target, source.Location);
        if (!ShouldProcess(target.ToString(), $"Copy {source}{KindText}")) return;
        WarnOfKey();
        var request = Request(source, target);
        Run(stop => CopyAsync(request, stop));
    }

    private BucketRegions Regions() => LazyInitializer.EnsureInitialized(ref _regions, () => new BucketRegions(Connection))!;

    private string KindText => _wanted switch
    {
        _ when Keyring is not null => " with SseC",
        ObjectEncryption.BucketDefault or null => string.Empty,
        var wanted => $" with {wanted.GetType().Name}",
    };

    private CopyRequest Request(ObjectAddress source, S3Location target) => new()
    {
        Source = source,
        Target = target,
        Encryption = _wanted!,
        Changes = new CopyChanges
        {
            Metadata = Texts.Of(Metadata),
            ContentType = ContentType,
            Tags = Texts.Of(Tag),
            StorageClass = StorageClass,
        },
        KeepAcl = KeepAcl.IsPresent,
        MultipartThreshold = MultipartThreshold,
        ExpectedBucketOwner = ExpectedBucketOwner,
        Pace = Pace,
    };

    private async Task<CopyRequest> WithKeysAsync(CopyRequest request, CancellationToken stop)
    {
        if (_sourceKeys is not null)
        {
            var source = request.Source;
            var key = await _sourceKeys.ForObjectIfSseCAsync(source.Location, source.VersionId, stop).ConfigureAwait(false);
            request = request with { Source = source with { SseCKey = key } };
        }

        if (_targetKeys is null)
        {
            var aliases = LazyInitializer.EnsureInitialized(ref _aliases, () => new AliasedKeys(Connection, Regions(), Output))!;
            var (asked, bucket) = (request.Encryption, request.Target.BucketName);
            return request with
            {
                Encryption = await aliases.ResolveAsync(asked, bucket, ExpectedBucketOwner, null, stop).ConfigureAwait(false),
            };
        }

        var newest = await _targetKeys.ForUploadAsync(request.Target, stop).ConfigureAwait(false);
        return request with { Encryption = new ObjectEncryption.SseC(newest) };
    }

    private async Task CopyAsync(CopyRequest request, CancellationToken stop)
    {
        request = await WithKeysAsync(request, stop).ConfigureAwait(false);
        using var bar = _bars.Begin();
        var outcome = await new ObjectCopier(Connection, Regions(), Output).CopyAsync(request, bar, stop).ConfigureAwait(false);
        WarnOfKind(request, outcome.Result);
        await Output.WriteAsync(outcome.Result).ConfigureAwait(false);
        if (outcome.Shortfall is not null) throw outcome.Shortfall;
    }

    private void WarnOfKey()
    {
        if (SseCKey is null || _hasWarnedOfKey || UnkeptKey.WarningOf(SseCKey) is not string warning) return;
        _hasWarnedOfKey = true;
        WriteWarning(warning);
    }

    // S3 carries no encryption over: a copy that names none may be easier to read than its source.
    private void WarnOfKind(CopyRequest request, S3CopyResult copy)
    {
        if (request.Encryption is not ObjectEncryption.BucketDefault || copy.Encryption == copy.SourceEncryption) return;
        if (copy.SourceEncryption is EncryptionKind.None or EncryptionKind.SseS3) return;
        if (Interlocked.Exchange(ref _hasWarnedOfKind, 1) != 0) return;
        Output.Warning(
            $"{request.Target}: the source is under {copy.SourceEncryption}, and the copy under {copy.Encryption}, as its bucket's default "
            + "says; S3 carries no encryption over. To say what copies get: -Encryption, -KmsKeyId or -SseCKey.");
    }
}
