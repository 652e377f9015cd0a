using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Granting;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>
/// Writes the least IAM or key policy for a task. It is made here: AWS is only asked which key an alias or id means.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "S3KmsPolicy", DefaultParameterSetName = OneKey,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html")]
[OutputType(typeof(S3KmsPolicy))]
public sealed class NewS3KmsPolicyCommand : ConnectedCommand
{
    private const string OneKey = "OneKey";
    private const string DefaultKeys = "DefaultKey";

    /// <summary>What the policy is for.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneKey)]
    public KmsPolicyTask For { get; set; }

    /// <summary>Where it will be attached: to users and roles, or to the key.</summary>
    [Parameter(ParameterSetName = OneKey)]
    public KmsPolicyPlace As { get; set; }

    /// <summary>
    /// The key. An ARN costs no request; an id or alias is looked up. A key policy may do without, for a key yet to be made.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = OneKey)]
    [Alias("Arn", "KmsKeyArn", "KeyArn", "KeyId")]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Only for objects of these buckets: names, <c>s3://</c> URIs (with a prefix if need be) or ARNs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OneKey)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>Only for objects whose keys begin so. It cannot narrow objects under a Bucket Key.</summary>
    [Parameter(ParameterSetName = OneKey)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>For a role of jobs: where their reports go, <c>s3://bucket/prefix</c>.</summary>
    [Parameter(ParameterSetName = OneKey)]
    [ValidateNotNullOrEmpty]
    public string? ReportLocation { get; set; }

    /// <summary>For a role of jobs: where the lists of objects are, <c>s3://bucket/prefix</c>. Without it S3 is to make them.</summary>
    [Parameter(ParameterSetName = OneKey)]
    [ValidateNotNullOrEmpty]
    public string? ManifestLocation { get; set; }

    /// <summary>
    /// All objects are under a Bucket Key; <c>-BucketKey:$false</c>: none is. Without it, or where objects were stored before the
    /// Bucket Key was turned on, the policy must admit both.
    /// </summary>
    // Not of what comes down the pipeline: a bucket says what its next objects get, and not what those have that are there.
    [Parameter(ParameterSetName = OneKey)]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>For a key policy: ARNs of users or roles, or account ids.</summary>
    [Parameter(ParameterSetName = OneKey)]
    [ValidateNotNullOrEmpty]
    public string[] PrincipalArn { get; set; } = [];

    /// <summary>For the policy of a key yet to be made: the account that will own it. Without it, that of the first principal.</summary>
    [Parameter(ParameterSetName = OneKey)]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    /// <summary>The policy for <c>alias/aws/s3</c> and the other keys that AWS manages, to be attached to users and roles.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultKeys)]
    public SwitchParameter DefaultKey { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == DefaultKeys) WriteObject(KmsPolicies.DefaultKey());
        else Attempt(Start);
    }

    private void Start()
    {
        if (Prefix is not null && BucketName is null) throw InputFailures.PrefixWithoutBucket();
        var buckets = (BucketName ?? []).Select(name => BucketPrefix.Read(name, Prefix)).ToList();
        var (bucketKey, given) = (Given(nameof(BucketKey), BucketKey), KmsKeyId);
        WarnOfWidth(buckets, bucketKey);
        Run(stop => WriteAsync(given, buckets, bucketKey, stop));
    }

    private async Task WriteAsync(string? given, IReadOnlyList<S3Location> buckets, bool? bucketKey, CancellationToken stop)
    {
        var key = string.IsNullOrEmpty(given) ? null : await KmsKeyNames.ResolveAsync(Connection, given!, stop).ConfigureAwait(false);
        var policy = KmsPolicies.For(new KmsPolicyOrder
        {
            Task = For,
            Place = As,
            Key = key,
            Region = key?.Region ?? (As == KmsPolicyPlace.Key ? Connection.Region : string.Empty),
            AccountId = AccountId,
            Buckets = buckets,
            BucketKey = bucketKey,
            Principals = PrincipalArn,
            Reports = ReportLocation is null ? null : Locations.Bucket(ReportLocation),
            Manifests = ManifestLocation is null ? null : Locations.Bucket(ManifestLocation),
        });
        foreach (var caution in PolicyCautions.Of(policy)) Output.Warning(caution);
        await Output.WriteAsync(policy).ConfigureAwait(false);
    }

    private void WarnOfWidth(IReadOnlyList<S3Location> buckets, bool? bucketKey)
    {
        if (buckets.Count > 0 && !KmsPolicies.IsUse(For))
        {
            WriteWarning($"A policy for {For} holds for the whole key: KMS is asked directly there, and hears of no bucket.");
        }
        else if (bucketKey != false && buckets.Any(b => b.Key is not null))
        {
            WriteWarning(
                "Under a Bucket Key KMS hears of the bucket and not of the object, so there the prefix narrows nothing; "
                + "the permissions on the objects (s3:GetObject, s3:PutObject) must. Where no object is under one: -BucketKey:$false.");
        }
    }
}
