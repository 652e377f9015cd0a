using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Presigning;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Signs URLs that let others read or store one object, under any kind of encryption, and gives the headers that must be sent with them.
/// </summary>
[Cmdlet(VerbsCommon.New, "S3PresignedUrl", HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html")]
[OutputType(typeof(S3PresignedUrl))]
public sealed class NewS3PresignedUrlCommand : BucketCommand
{
    private ObjectEncryption? _encryption;
    private ISseCKeys? _keys;
    private ObjectPresigner? _presigner;
    private AliasedKeys? _aliases;
    private bool _hasWarnedOfKey;

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The object's key.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>What the URL is for.</summary>
    [Parameter]
    [ValidateSet("GET", "PUT", "HEAD", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>For how long: in seconds, as a TimeSpan, or until when. An hour, unless said; 7 days at most.</summary>
    [Parameter]
    [LifetimeTransformation]
    public TimeSpan Expires { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The version; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>The media type that an upload must be sent with, or that S3 is to say a download has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>The kind of encryption of an upload. Without it the bucket's default decides.</summary>
    [Parameter]
    [ValidateSet(
        nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms), nameof(EncryptionKind.SseC))]
    public EncryptionKind? Encryption { get; set; }

    /// <summary>The KMS key of an upload: id, ARN or alias. Without it S3 uses the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Whether an upload uses a Bucket Key, which spares KMS requests.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The KMS encryption context of an upload.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? EncryptionContext { get; set; }

    /// <summary>The key of an SSE-C object, in any form that <c>Send-S3SseCObject</c> takes. Whoever uses the URL needs it too.</summary>
    [Parameter]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>A keyring instead: the key of an SSE-C object is found by trying; an upload gets the newest for its place.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>The tag that holds the fingerprint of an object's key, which is then tried first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TagKey { get; set; }

    /// <summary>Certificates with private keys, for keys of the keyring that are wrapped to them.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <summary>
    /// Puts the SSE-C key itself into <c>Headers</c>, <c>Curl</c> and <c>InvokeWebRequest</c>. Whoever sees the result, on a screen, in a
    /// transcript or a log, then has the key to all that was stored with it, and not for the time of the URL only.
    /// </summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() =>
        {
            _encryption = new EncryptionChoice
            {
                Kind = Encryption,
                KmsKeyId = KmsKeyId,
                BucketKey = Given(nameof(BucketKey), BucketKey),
                Context = EncryptionContext,
                SseCKey = SseCKey,
                HasKeyring = Keyring is not null,
            }.Read();
            if (Keyring is not null) _keys = KeysFrom(null, Keyring, TagKey, Certificate, ExpectedBucketOwner);
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Sign);

    private void Sign()
    {
        var request = new PresignRequest
        {
            Method = Method.ToUpper(CultureInfo.InvariantCulture),
            Location = Locations.Object(BucketName, Key),
            VersionId = string.IsNullOrEmpty(VersionId) ? null : VersionId,
            Lifetime = Expires,
            ContentType = ContentType,
            Encryption = _encryption!,
            ExpectedBucketOwner = ExpectedBucketOwner,
            Region = Region,
            IncludeKey = AsPlainText.IsPresent,
        };
        WarnOfKey(request);
        Run(async stop =>
        {
            var presigner = LazyInitializer.EnsureInitialized(ref _presigner, () => new ObjectPresigner(Connection, Output))!;
            var complete = await WithKeyAsync(request, stop).ConfigureAwait(false);
            await Output.WriteAsync(await presigner.SignAsync(complete, stop).ConfigureAwait(false)).ConfigureAwait(false);
        });
    }

    private async Task<PresignRequest> WithKeyAsync(PresignRequest request, CancellationToken stop)
    {
        if (_keys is null && request.Method == "PUT")
        {
            var aliases = LazyInitializer.EnsureInitialized(
                ref _aliases, () => new AliasedKeys(Connection, new BucketRegions(Connection), Output))!;
            var (asked, bucket) = (request.Encryption, request.Location.BucketName);
            return request with
            {
                Encryption = await aliases.ResolveAsync(asked, bucket, ExpectedBucketOwner, request.Region, stop).ConfigureAwait(false),
            };
        }

        if (_keys is null || request.Method == "DELETE") return request;
        var key = request.Method == "PUT"
            ? await _keys.ForUploadAsync(request.Location, stop).ConfigureAwait(false)
            : await _keys.ForObjectIfSseCAsync(request.Location, request.VersionId, stop).ConfigureAwait(false);
        return key is null ? request : request with { Encryption = new ObjectEncryption.SseC(key) };
    }

    private void WarnOfKey(PresignRequest request)
    {
        if (request.Method != "PUT" || SseCKey is null || _hasWarnedOfKey) return;
        if (UnkeptKey.WarningOf(SseCKey) is not string warning) return;
        _hasWarnedOfKey = true;
        WriteWarning(warning);
    }
}
