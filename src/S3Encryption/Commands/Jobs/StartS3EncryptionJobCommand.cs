using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Jobs;
using S3Encryption.Core.Jobs.Starting;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Jobs;

/// <summary>
/// Has S3 Batch Operations change the encryption of any number of objects: of a bucket, by a list that S3 makes; of an inventory; or of the
/// objects that Get-S3ObjectEncryption found. To SSE-KMS no data is moved where the objects allow it; else each is copied onto itself.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Start, "S3EncryptionJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = OfBucket,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops.html")]
[OutputType(typeof(S3EncryptionJob))]
public sealed class StartS3EncryptionJobCommand : BucketCommand
{
    private const string OfBucket = "Bucket";
    private const string OfInventory = "Inventory";
    private const string OfObjects = "Objects";
    private JobPlanner? _planner;
    private string _account = string.Empty;

    /// <summary>The bucket, or <c>s3://bucket/prefix</c>: S3 makes the list of its current objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfBucket)]
    [Parameter(ParameterSetName = OfInventory)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>What the keys begin with.</summary>
    [Parameter(Position = 1, ParameterSetName = OfBucket)]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Only objects under this kind of encryption; <c>None</c> for those that are not encrypted.</summary>
    [Parameter(ParameterSetName = OfBucket)]
    [ValidateSet(
        nameof(EncryptionKind.None), nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms),
        nameof(EncryptionKind.SseC))]
    public EncryptionKind? FromEncryption { get; set; }

    /// <summary>Only objects under this KMS key: id, ARN or alias.</summary>
    [Parameter(ParameterSetName = OfBucket)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? FromKmsKeyId { get; set; }

    /// <summary>Only SSE-KMS objects under a Bucket Key; <c>-FromBucketKey:$false</c>: only those under none.</summary>
    [Parameter(ParameterSetName = OfBucket)]
    public SwitchParameter FromBucketKey { get; set; }

    /// <summary>Only objects made after this.</summary>
    [Parameter(ParameterSetName = OfBucket)]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only objects made before this.</summary>
    [Parameter(ParameterSetName = OfBucket)]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// Only objects of this class. Copies get one class for the whole job, so a job that copies takes those of STANDARD unless this says
    /// otherwise; of an inventory that is copied it says which class all of its objects have.
    /// </summary>
    [Parameter(ParameterSetName = OfBucket)]
    [Parameter(ParameterSetName = OfInventory)]
    [ValidateSet("STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE")]
    public string? StorageClass { get; set; }

    /// <summary>An S3 Inventory in CSV: the <c>s3://…/manifest.json</c> of one of its reports.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfInventory)]
    [ValidateNotNullOrEmpty]
    public string? Inventory { get; set; }

    /// <summary>Objects as Get-S3ObjectEncryption tells of them. One job is made for each bucket, way, class and Bucket Key.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfObjects)]
    [ValidateNotNull]
    public S3ObjectEncryption? InputObject { get; set; }

    /// <summary>Where the lists of these objects are stored: <c>s3://bucket/prefix</c>. The job's role has to read them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfObjects)]
    [ValidateNotNullOrEmpty]
    public string? ManifestLocation { get; set; }

    /// <summary>The kind of encryption that the objects are to have.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(
        nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms), nameof(EncryptionKind.SseC))]
    public EncryptionKind To { get; set; }

    /// <summary>The KMS key: id, ARN or alias, in the bucket's Region. Without it the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>The objects get an S3 Bucket Key. Without it piped objects keep theirs, and others have none.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The role in whose name S3 works. It trusts batchoperations.s3.amazonaws.com; New-S3KmsPolicy writes its policy.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? JobRoleArn { get; set; }

    /// <summary>Where the report goes: <c>s3://bucket/prefix</c>. Get-S3EncryptionJob -Report reads it.</summary>
    [Parameter(Mandatory = true)]
    [Alias("Report")]
    [ValidateNotNullOrEmpty]
    public string? ReportLocation { get; set; }

    /// <summary>The report leaves out what succeeded.</summary>
    [Parameter]
    public SwitchParameter ReportFailuresOnly { get; set; }

    /// <summary>A job with a higher number goes first.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Priority { get; set; } = 10;

    /// <summary>What the list of jobs says of it. Without it: what it does to what.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    public string? Description { get; set; }

    /// <summary>Under one token S3 makes one job, however often it is asked. Without it a new one.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9._-]{1,60}$")]
    public string IdempotencyToken { get; set; } = Guid.NewGuid().ToString();

    /// <summary>Tags of the job.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>In a bucket that keeps versions: copies may leave objects as they were behind, as older versions.</summary>
    [Parameter]
    public SwitchParameter KeepVersion { get; set; }

    /// <summary>Copies may lose objects' grants, retention and legal holds.</summary>
    [Parameter]
    public SwitchParameter AllowLoss { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(CheckParameters);
        RunFirst(OpenAsync);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        var (storageClass, found) = (StorageClass, InputObject);
        if (found is not null)
        {
            Run(stop => _planner!.AddAsync(found, stop));
        }
        else if (Inventory is not null)
        {
            var (at, bucket) = (Locations.Object(Inventory, null), BucketName is null ? null : Locations.Bucket(BucketName).BucketName);
            Run(async stop => await StartAsync(
                await _planner!.InventoryAsync(at, bucket, storageClass, stop).ConfigureAwait(false), stop).ConfigureAwait(false));
        }
        else
        {
            var place = BucketPrefix.Read(Locations.BucketToChange(BucketName).ToString(), Prefix);
            Run(async stop =>
            {
                var list = await ListAsync(place.Key, stop).ConfigureAwait(false);
                await StartAsync(await _planner!.GeneratedAsync(place.BucketName, list, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
            });
        }
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ManifestLocation is not null)
        {
            foreach (var refusal in _planner!.Refusals()) Report(refusal);
            if (_planner.Skipped > 0) WriteVerbose($"{_planner.Skipped} objects are as they are to be, and in no job.");
            var folder = Locations.Bucket(ManifestLocation);
            for (var i = 0; i < _planner.Groups; i++)
            {
                var index = i;
                Run(async stop => await StartAsync(
                    await _planner.GroupAsync(index, folder, stop).ConfigureAwait(false), stop).ConfigureAwait(false));
            }
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The work ends first: it uses the lists of objects.
        base.Dispose(disposing);
        if (disposing) _planner?.Dispose();
    }

    private void CheckParameters()
    {
        var usesKms = KmsKeyId is not null || MyInvocation.BoundParameters.ContainsKey(nameof(BucketKey));
        EncryptionChoice.RequireFits(To, usesKms, BucketKey.IsPresent);
        var isFromKms = FromEncryption is EncryptionKind.SseKms or EncryptionKind.DsseKms;
        if (FromKmsKeyId is not null && IsGiven(nameof(FromEncryption)) && !isFromKms) throw InputFailures.FromKeyWithoutKms();
        if (IsGiven(nameof(FromBucketKey)) && FromEncryption != EncryptionKind.SseKms) throw InputFailures.FromBucketKeyWithoutKms();
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private async Task OpenAsync(CancellationToken stop)
    {
        _account = await JobAccount.OfAsync(Connection, stop).ConfigureAwait(false);
        _planner = await JobPlanner.OpenAsync(Connection, new JobWish
        {
            To = To,
            KmsKeyId = KmsKeyId,
            BucketKey = Given(nameof(BucketKey), BucketKey),
            RoleArn = JobRoleArn!,
            Priority = Priority,
            Report = Locations.Bucket(ReportLocation),
            ReportFailuresOnly = ReportFailuresOnly.IsPresent,
            Description = Description,
            Token = IdempotencyToken,
            Tags = Texts.Of(Tag) ?? [],
            ExpectedBucketOwner = ExpectedBucketOwner,
            KeepVersion = KeepVersion.IsPresent,
            AllowLoss = AllowLoss.IsPresent,
        }, _account, Output, stop).ConfigureAwait(false);
    }

    private async Task<JobManifest.Generated> ListAsync(string? prefix, CancellationToken stop) => new()
    {
        Prefix = prefix,
        From = IsGiven(nameof(FromEncryption)) ? FromEncryption : FromKmsKeyId is null ? null : EncryptionKind.SseKms,
        FromKmsKeyArn = FromKmsKeyId is null
            ? null
            : (await KmsKeyNames.ResolveAsync(Connection, FromKmsKeyId, stop).ConfigureAwait(false)).ToString(),
        FromBucketKey = Given(nameof(FromBucketKey), FromBucketKey),
        StorageClass = StorageClass,
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
    };

    private async Task StartAsync(PlannedJob planned, CancellationToken stop)
    {
        var does = $"Start a job of S3 Batch Operations: {planned.Description}.";
        if (!await Output.ShouldProcessAsync(does, does + " Start it?", "Start an S3 Batch Operations job").ConfigureAwait(false)) return;
        var job = await new JobStarter(Connection, _account, Output).StartAsync(planned, stop).ConfigureAwait(false);
        await Output.WriteAsync(job).ConfigureAwait(false);
    }
}
