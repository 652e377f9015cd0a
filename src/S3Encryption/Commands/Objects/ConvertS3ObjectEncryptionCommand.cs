using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Converting;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Changes the encryption of stored objects in place: without moving data where S3 can, else by copying each onto itself. All that an object has
/// is carried over and verified, or the object is left alone. Ends with a summary; -WhatIf gives the plan for each object, and what it would come to.
/// </summary>
[Cmdlet(
    VerbsData.Convert, "S3ObjectEncryption", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html")]
[OutputType(typeof(S3ConversionSummary), typeof(S3Conversion))]
public sealed class ConvertS3ObjectEncryptionCommand : ObjectSetCommand
{
    private readonly ConversionTally _tally = new();
    private ConversionWish? _wish;
    private ConversionJournal? _journal;
    private ObjectConverter? _converter;
    private bool _planOnly;

    /// <summary>The kind of encryption that the objects are to have.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(
        nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms), nameof(EncryptionKind.SseC))]
    public EncryptionKind To { get; set; }

    /// <summary>The KMS key: id, ARN or alias. Without it the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Whether the objects get an S3 Bucket Key. Without it each keeps or lacks it as it does.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The SSE-C key that the objects are to be under. Without it, of <c>-Keyring</c> the newest for the bucket and prefix.</summary>
    [Parameter]
    [Alias("NewSseCKey")]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? ToSseCKey { get; set; }

    /// <summary>In a bucket that keeps versions: leaves each object as it was behind as an older version, under its old encryption.</summary>
    [Parameter]
    public SwitchParameter KeepVersion { get; set; }

    /// <summary>In a bucket that keeps versions: removes each object as it was for good, once its copy is there and verified.</summary>
    [Parameter]
    public SwitchParameter RemoveOldVersion { get; set; }

    /// <summary>Goes on where something of an object would be lost, and says what.</summary>
    [Parameter]
    public SwitchParameter AllowLoss { get; set; }

    /// <summary>
    /// A file that notes what is done. A run that was ended goes on with it: what is done is skipped, what failed is tried again.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Larger objects are copied in parts, in bytes. S3 copies up to 5 GB at once.</summary>
    [Parameter]
    [ValidateRange(5L << 20, 5L << 30)]
    public long MultipartThreshold { get; set; } = 5L << 30;

    /// <summary>Gives a result for each object as well, before the summary. Those that are left alone are given without it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Sends UpdateObjectEncryption also to servers other than AWS's. One that does not know it overwrites the object: use it only where it is known to.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Activity => _planOnly ? "Planning" : "Converting";

    private string Description => KmsKeyId is null ? $"Convert to {To}" : $"Convert to {To} with {KmsKeyId}";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // ShouldProcess would say one line an object; the plan says more.
        _planOnly = MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? ((SwitchParameter)given).IsPresent
            : SessionState.PSVariable.GetValue("WhatIfPreference") is true;
        Attempt(CheckParameters);
        RunFirst(ReadWishAsync);
        if (Journal is not null && !_planOnly)
            Attempt(() => _journal = ConversionJournal.Open(GetUnresolvedProviderPathFromPSPath(Journal), _wish!.Describe()));
        _converter = new ObjectConverter(Connection, _wish!, Keys, _tally, Output);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var sum = _tally.Sum(_planOnly);
        WriteObject(sum);
        // An error, so that no script takes it for done; one, and the last, so that nobody's preference ends the rest for it.
        if (!_planOnly && sum.Blocked > 0) Report(ConversionFailures.Blocked(sum));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The work ends first: it notes what it has done.
        base.Dispose(disposing);
        if (disposing) _journal?.Dispose();
    }

    private protected override bool IsWanted(string what) => _planOnly || ShouldProcess(what, Description);

    private protected override async Task<Func<Task>> WorkAsync(ObjectAddress at, ListedObject? listed, CancellationToken stop)
    {
        if (listed is not null && _journal?.IsDone(at.Location, at.VersionId, listed.ETag) == true)
        {
            _tally.CountDoneBefore();
            return () => Task.CompletedTask;
        }

        try
        {
            var done = await _converter!.ConvertAsync(at, listed, PaceOf(at.Location.BucketName), _planOnly, stop).ConfigureAwait(false);
            if (done is not var (conversion, etag)) return () => Task.CompletedTask;
            if (conversion.IsDone) _journal?.Note(at.Location, at.VersionId, etag);
            var isTold = _planOnly || PassThru.IsPresent || conversion.Action == S3ConversionAction.Blocked;
            return isTold ? () => Output.WriteAsync(conversion) : () => Task.CompletedTask;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            _tally.CountFailed();
            throw;
        }
    }

    private void CheckParameters()
    {
        var usesKms = KmsKeyId is not null || MyInvocation.BoundParameters.ContainsKey(nameof(BucketKey));
        EncryptionChoice.RequireFits(To, usesKms, BucketKey.IsPresent);
        if (To == EncryptionKind.SseC && usesKms) throw InputFailures.SseCKeyWithOtherKind();
        if (To == EncryptionKind.SseC && ToSseCKey is null && Keyring is null)
            throw InputFailures.SseCWithoutKey("-ToSseCKey, or -Keyring for its newest");
        if (To != EncryptionKind.SseC && ToSseCKey is not null) throw InputFailures.SseCKeyWithOtherKind();
        if (KeepVersion.IsPresent && RemoveOldVersion.IsPresent) throw InputFailures.KeepOrRemove();
        if (ToSseCKey is not null && UnkeptKey.WarningOf(ToSseCKey) is string warning) WriteWarning(warning);
    }

    private async Task ReadWishAsync(CancellationToken stop)
    {
        // Objects name the key by its ARN, and UpdateObjectEncryption takes nothing else.
        var arn = To is EncryptionKind.SseKms or EncryptionKind.DsseKms
            ? (await KmsKeyNames.ResolveAsync(Connection, KmsKeyId ?? "alias/aws/s3", stop).ConfigureAwait(false)).ToString()
            : null;
        _wish = new ConversionWish
        {
            Encryption = To switch
            {
                EncryptionKind.SseKms => new ObjectEncryption.SseKms(arn, Given(nameof(BucketKey), BucketKey), null),
                EncryptionKind.DsseKms => new ObjectEncryption.DsseKms(arn, null),
                EncryptionKind.SseC => ToSseCKey is null ? null : new ObjectEncryption.SseC(ToSseCKey),
                _ => new ObjectEncryption.SseS3(),
            },
            Keys = To == EncryptionKind.SseC && ToSseCKey is null
                ? KeysFrom(null, Keyring, TagKey, Certificate, ExpectedBucketOwner)
                : null,
            OldVersions = KeepVersion.IsPresent ? OldVersions.Keep : RemoveOldVersion.IsPresent ? OldVersions.Remove : null,
            AllowLoss = AllowLoss.IsPresent,
            MayUpdateAnywhere = Force.IsPresent,
            MultipartThreshold = MultipartThreshold,
        };
    }
}
