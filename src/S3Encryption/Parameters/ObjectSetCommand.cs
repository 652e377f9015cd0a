using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Errors;
using S3Encryption.Pipeline;

namespace S3Encryption.Parameters;

/// <summary>
/// The base of the cmdlets that work on any number of stored objects: those under a prefix, all their versions, or those that come down the
/// pipeline. A leaf says what is done with one.
/// </summary>
public abstract class ObjectSetCommand : BucketCommand
{
    // What may be finished and wait for a slow one before it, for each request in flight.
    private const int Ahead = 4;
    private readonly ConcurrentDictionary<string, RequestPace> _paces = new();
    private readonly ConcurrentDictionary<string, ObjectAuditor> _auditors = new();
    private readonly OutputOrder _order = new();
    private Shard? _share;
    private Func<string, bool>? _matches;

    /// <summary>The bucket, or <c>s3://bucket/prefix</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Bucket")]
    [ValidateNotNullOrEmpty]
    public string? BucketName { get; set; }

    /// <summary>What the keys begin with.</summary>
    [Parameter(Position = 1)]
    [Alias("KeyPrefix")]
    public string? Prefix { get; set; }

    /// <summary>The key of one object, verbatim. Objects of AWS Tools for PowerShell and rows of a CSV file bind by their properties.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>The version of that object; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>All versions and not the latest alone. Delete markers are left out: nothing is stored under them.</summary>
    [Parameter]
    [Alias("AllVersions")]
    public SwitchParameter Version { get; set; }

    /// <summary>Only keys that fit one of these patterns: <c>*.gz</c>.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>Not the keys that fit one of these patterns.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Exclude { get; set; }

    /// <summary>
    /// One share of the objects, such as <c>2/8</c> for the second of eight: for several processes side by side, each with another. A key is in
    /// the same share always.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Shard { get; set; }

    /// <summary>SSE-C keys that objects may be under, in any form that <c>Send-S3SseCObject -SseCKey</c> takes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SseCKeyTransformation(Many = true)]
    public SseCKey[]? SseCKey { get; set; }

    /// <summary>A keyring with SSE-C keys that objects may be under.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>The object tag that holds the fingerprint of an object's key, which is then tried first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TagKey { get; set; }

    /// <summary>Certificates with private keys, for keys of the keyring that are wrapped to them.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <summary>The most requests in flight at once. Fewer are, while S3 asks for fewer or they only wait for one another.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>The most requests begun in a second, where the bucket is others' too.</summary>
    [Parameter]
    [ValidateRange(0.1, 1_000_000)]
    public double? MaxRequestsPerSecond { get; set; }

    /// <summary>The caller pays for the requests, as buckets demand whose owner does not.</summary>
    [Parameter]
    [Alias("RequesterPays")]
    public SwitchParameter RequestPayer { get; set; }

    /// <summary>Objects as they are done, which is faster where a few take long, and not in the order of their keys.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    private protected override int MostInFlight => InFlight;

    /// <summary>The SSE-C keys that objects may be under.</summary>
    private protected KeyFinder Keys { get; private set; } = null!;

    /// <summary>What is done, as the progress bar says it, such as <c>Reading</c>.</summary>
    private protected abstract string Activity { get; }

    private int InFlight => Unordered.IsPresent ? ThrottleLimit : Ahead * ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() =>
        {
            if (Shard is not null && !Core.Objects.Auditing.Shard.TryParse(Shard, out _share)) throw InputFailures.NoShard(Shard);
            _matches = KeyPatterns.Of(Include, Exclude);
            Keys = FindKeys();
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        if (!string.IsNullOrEmpty(Key))
        {
            var location = Locations.Object(BucketName, Key);
            if (_matches?.Invoke(location.Key!) == false || _share?.Has(location.Key!) == false || !IsWanted(location)) return;
            var (at, turn) = (Address(location, string.IsNullOrEmpty(VersionId) ? null : VersionId), _order.Next());
            Run(stop => InTurnAsync(at, null, turn, stop));
            return;
        }

        var selection = new ObjectSelection
        {
            BucketAndPrefix = PolicyBucket.Read(BucketName!, Prefix),
            Versions = Version.IsPresent,
            Matches = _matches,
            Shard = _share,
        };
        if (IsWanted(selection.BucketAndPrefix)) RunAlone(stop => EachOfAsync(selection, stop));
    });

    /// <summary>Whether to go on with what was named: an object, or all below a prefix. Asked on the pipeline thread.</summary>
    private protected virtual bool IsWanted(S3Location place) => true;

    /// <summary>Does what there is to do for one object.</summary>
    /// <param name="at">The object.</param>
    /// <param name="listed">What the listing says of it; null where it was named.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>What then is to be told of it, in turn.</returns>
    private protected abstract Task<Func<Task>> WorkAsync(ObjectAddress at, ListedObject? listed, CancellationToken stop);

    /// <summary>The pace of requests to a bucket.</summary>
    private protected RequestPace PaceOf(string bucket) => _paces.GetOrAdd(
        bucket, name => new RequestPace(new S3Location(name).ToString(), ThrottleLimit, MaxRequestsPerSecond, Output));

    /// <summary>Tells how an object is encrypted, at the pace of its bucket.</summary>
    private protected ObjectAuditor AuditorOf(string bucket) =>
        _auditors.GetOrAdd(bucket, name => new ObjectAuditor(Connection, Keys, PaceOf(name), Output));

    private KeyFinder FindKeys()
    {
        var keyring = Keyring is null ? null : new KeyringOptions
        {
            Folder = GetUnresolvedProviderPathFromPSPath(Keyring),
            TagKey = TagKey,
            Certificates = Certificate ?? [],
            ExpectedBucketOwner = ExpectedBucketOwner,
        };
        return new KeyFinder(Connection, SseCKey ?? [], keyring, ExpectedBucketOwner, Output, damaged => Output.Warning(damaged.Message));
    }

    private ObjectAddress Address(S3Location location, string? versionId) => new()
    {
        Location = location,
        VersionId = versionId,
        ExpectedBucketOwner = ExpectedBucketOwner,
        PaysForRequests = RequestPayer.IsPresent,
    };

    private async Task EachOfAsync(ObjectSelection selection, CancellationToken stop)
    {
        var bucket = selection.BucketAndPrefix.BucketName;
        var listing = new ObjectListing(Connection, selection.BucketAndPrefix, ExpectedBucketOwner)
        {
            Versions = selection.Versions,
            PaysForRequests = RequestPayer.IsPresent,
            Pace = PaceOf(bucket),
        };
        using var bar = new ObjectProgressBar(Output, $"{Activity} {selection.BucketAndPrefix}");
        using var work = new BoundedWork(InFlight, stop);
        var order = new OutputOrder();
        await work.RunAsync(() => listing.ForEachAsync(async listed =>
        {
            if (!selection.Has(listed.Key)) return;
            var (at, turn) = (Address(new S3Location(bucket, listed.Key), listed.VersionId), order.Next());
            await work.StartAsync(async token =>
            {
                await GuardItemAsync(t => InTurnAsync(at, listed, turn, t), token).ConfigureAwait(false);
                bar.Advance();
            }).ConfigureAwait(false);
        }, stop)).ConfigureAwait(false);
    }

    private async Task InTurnAsync(ObjectAddress at, ListedObject? listed, OutputOrder.Turn turn, CancellationToken stop)
    {
        using (turn)
        {
            var tell = await WorkAsync(at, listed, stop).ConfigureAwait(false);
            if (Unordered.IsPresent) await tell().ConfigureAwait(false);
            else await turn.WriteAsync(tell).ConfigureAwait(false);
        }
    }
}
