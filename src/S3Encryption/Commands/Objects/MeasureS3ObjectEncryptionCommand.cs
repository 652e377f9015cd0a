using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Core.Objects.Measuring;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Counts stored objects and their bytes by how they are encrypted: those that come down the pipeline, all of buckets, or all that a
/// report of S3 Inventory lists, of which it makes no objects. Memory does not grow with their number.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Measure, "S3ObjectEncryption", DefaultParameterSetName = FromPipeline,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html")]
[OutputType(typeof(S3ObjectEncryptionGroup))]
public sealed class MeasureS3ObjectEncryptionCommand : BucketCommand
{
    private const string FromPipeline = "Pipeline";
    private const string FromInventory = "Inventory";
    private const string FromBucket = "Bucket";

    // Shown with all columns; by default those that objects are not grouped by would be empty.
    private const string WideView = "S3Encryption.S3ObjectEncryptionGroup#Wide";

    private static readonly S3EncryptionProperty[] Usual =
        [S3EncryptionProperty.Encryption, S3EncryptionProperty.KmsKeyArn, S3EncryptionProperty.BucketKey];

    private EncryptionTally? _tally;
    private int _sources;
    private volatile bool _isIncomplete;

    /// <summary>
    /// Objects from <c>Get-S3ObjectEncryption</c>; or buckets, by name or from <c>Get-S3BucketEncryption</c>, whose objects are looked at.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromPipeline)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>
    /// Reports of S3 Inventory: the <c>manifest.json</c>, or its folder, as <c>s3://bucket/…</c> or as a path. Counted together.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FromInventory)]
    [ValidateNotNullOrEmpty]
    public string[]? Inventory { get; set; }

    /// <summary>Buckets, or <c>s3://bucket/prefix</c>, whose objects are looked at one by one. Counted together.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromBucket)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>What the keys of a bucket's objects begin with.</summary>
    [Parameter(ParameterSetName = FromBucket)]
    [Parameter(ParameterSetName = FromPipeline)]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>All versions of a bucket's objects, and not the latest alone.</summary>
    [Parameter(ParameterSetName = FromBucket)]
    [Parameter(ParameterSetName = FromPipeline)]
    [Alias("AllVersions")]
    public SwitchParameter Version { get; set; }

    /// <summary>The most requests in flight at once for a bucket.</summary>
    [Parameter(ParameterSetName = FromBucket)]
    [Parameter(ParameterSetName = FromPipeline)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Leaves out the versions that are not the latest, where the inventory lists them.</summary>
    [Parameter(ParameterSetName = FromInventory)]
    public SwitchParameter LatestOnly { get; set; }

    /// <summary>By what the objects are grouped; without it by kind of encryption, KMS key and Bucket Key.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public S3EncryptionProperty[]? Property { get; set; }

    /// <summary>
    /// Groups by what the keys begin with, so many levels deep. Past 100,000 groups, new prefixes are counted together, in rows whose
    /// <c>IsRest</c> is true.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int PrefixDepth { get; set; } = 1;

    private IReadOnlyCollection<S3EncryptionProperty> Properties =>
        MyInvocation.BoundParameters.ContainsKey(nameof(PrefixDepth))
            ? [.. (Property ?? Usual).Append(S3EncryptionProperty.Prefix).Distinct()]
            : Property ?? Usual;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _tally = new EncryptionTally(new Grouping(Properties, PrefixDepth));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FromPipeline) Count(InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject!);
        foreach (var inventory in Inventory ?? []) Attempt(() => CountReport(inventory));
        foreach (var bucket in BucketName ?? []) Attempt(() => CountBucket(BucketPrefix.Read(bucket, Prefix)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_tally!.HasRest) WriteWarning(TooManyGroups(_tally.Most));
        var isWide = Properties.Any(property => !Usual.Contains(property));
        foreach (var group in _tally.Groups(!_isIncomplete))
        {
            var row = new PSObject(group);
            if (isWide) row.TypeNames.Insert(0, WideView);
            WriteObject(row);
        }
    }

    private static string TooManyGroups(int most) =>
        $"There are more than {most} groups: prefixes that came later are counted together, in the rows whose IsRest is true. "
        + "For fewer groups: a smaller -PrefixDepth.";

    // By what they are, and not by their properties: a row of a CSV file has a BucketName too, and means one object.
    private void Count(object item)
    {
        if (item is S3ObjectEncryption one) Count(one);
        else if (item is BucketEncryption bucket) Attempt(() => CountBucket(BucketPrefix.Read(bucket.BucketName, Prefix)));
        else if (item is string named) Attempt(() => CountBucket(BucketPrefix.Read(named, Prefix)));
        else Report(InputFailures.NotMeasurable(item.GetType().Name));
    }

    private void Count(S3ObjectEncryption one)
    {
        if (Prefix is null && !Version.IsPresent) _tally!.Add(one);
        else Report(InputFailures.OfBucketsAlone());
    }

    private void CountReport(string inventory)
    {
        var source = Inventories.Source(inventory, this, () => Connection, ExpectedBucketOwner, Output);
        var id = ++_sources;
        Run(async stop =>
        {
            using (source)
            {
                using var bar = new TransferProgressBar(Output, "Counting", id);
                await CountAsync(new MeasuredInventory(source, LatestOnly.IsPresent, Output, bar), stop).ConfigureAwait(false);
            }
        });
    }

    private void CountBucket(S3Location place)
    {
        var pace = new RequestPace(place.ToString(), ThrottleLimit, null, Output);
        var keys = new KeyFinder(Connection, [], null, Output, Report);
        var listing = new ObjectListing(Connection, place, ExpectedBucketOwner) { Versions = Version.IsPresent, Pace = pace };
        Run(async stop =>
        {
            using var bar = new ObjectProgressBar(Output, $"Counting {place}");
            var bucket = new MeasuredBucket(
                listing, new ObjectAuditor(Connection, keys, pace, Output), place.BucketName, ExpectedBucketOwner, ThrottleLimit, () => bar.Advance());
            await CountAsync(bucket, stop).ConfigureAwait(false);
        });
    }

    private async Task CountAsync(IMeasuredObjects objects, CancellationToken stop)
    {
        try
        {
            if (!await objects.MeasureAsync(_tally!, Output.ErrorAsync, stop).ConfigureAwait(false)) _isIncomplete = true;
        }
        catch (S3EncryptionException)
        {
            _isIncomplete = true;
            throw;
        }
    }
}
