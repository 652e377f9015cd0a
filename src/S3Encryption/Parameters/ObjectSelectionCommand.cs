using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Completion;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>
/// The parameters that name any number of stored objects: those under a prefix, all their versions, those that come down the pipeline, or those
/// of a report of S3 Inventory; the keys they may be under; and how fast they are worked on.
/// </summary>
public abstract class ObjectSelectionCommand : BucketCommand
{
    private protected const string OfBucket = "Bucket";
    private protected const string OfInventory = "Inventory";
    private readonly ConcurrentDictionary<string, RequestPace> _paces = new();
    private readonly ConcurrentDictionary<string, ObjectAuditor> _auditors = new();
    private Shard? _share;
    private Func<string, bool>? _matches;

    /// <summary>Buckets, or <c>s3://bucket/prefix</c>.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfBucket)]
    [Alias("Bucket")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>
    /// Reports of S3 Inventory instead: the <c>manifest.json</c>, or its folder, as <c>s3://bucket/…</c> or as a path.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = OfInventory)]
    [ValidateNotNullOrEmpty]
    public string[]? Inventory { get; set; }

    /// <summary>What the keys begin with.</summary>
    [Parameter(Position = 1)]
    [Alias("KeyPrefix")]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>The key of one object, verbatim. Objects of AWS Tools for PowerShell and rows of a CSV file bind by their properties.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OfBucket)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The version of that object; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OfBucket)]
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

    /// <summary>The SSE-C keys that objects may be under.</summary>
    private protected KeyFinder Keys { get; private set; } = null!;

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

    /// <summary>The pace of requests to a bucket.</summary>
    private protected RequestPace PaceOf(string bucket) => _paces.GetOrAdd(
        bucket, name => new RequestPace(new S3Location(name).ToString(), ThrottleLimit, MaxRequestsPerSecond, Output));

    /// <summary>Tells how an object is encrypted, at the pace of its bucket.</summary>
    private protected ObjectAuditor AuditorOf(string bucket) =>
        _auditors.GetOrAdd(bucket, name => new ObjectAuditor(Connection, Keys, PaceOf(name), Output));

    /// <summary>Whether the object of a key that was named is among those that are meant.</summary>
    private protected bool Has(string key) => _matches?.Invoke(key) != false && _share?.Has(key) != false;

    /// <summary>An object as requests name it.</summary>
    private protected ObjectAddress Address(S3Location location, string? versionId) => new()
    {
        Location = location,
        VersionId = versionId,
        ExpectedBucketOwner = ExpectedBucketOwner,
        PaysForRequests = RequestPayer.IsPresent,
    };

    /// <summary>What of a bucket is meant, below a prefix.</summary>
    private protected ObjectSelection Select(S3Location place) => new()
    {
        BucketAndPrefix = place,
        Versions = Version.IsPresent,
        Matches = _matches,
        Shard = _share,
    };

    private KeyFinder FindKeys()
    {
        var keyring = Keyring is null ? null : KeyringFrom(Keyring, TagKey, Certificate, ExpectedBucketOwner);
        return new KeyFinder(Connection, SseCKey ?? [], keyring, Output, damaged => Output.Warning(damaged.Message));
    }
}
