using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access;

/// <summary>Asks KMS what the caller may do with a key, without doing it.</summary>
public sealed class KmsAccessTester
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public KmsAccessTester(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>One result an action, in the order in which work with S3 needs them.</summary>
    /// <param name="keyId">Id, ARN, alias name or alias ARN; null for the default key <c>alias/aws/s3</c>.</param>
    /// <param name="scenario">Which permissions; null takes the set that fits the key.</param>
    /// <param name="operations">What is to be done, instead of a scenario; null for a scenario.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="S3EncryptionException">There is no such key, or KMS cannot be asked at all.</exception>
    public async Task<KmsAccessReport> TestAsync(
        string? keyId, KmsScenario? scenario, IReadOnlyList<KmsOperation>? operations, CancellationToken stop)
    {
        var principal = await WhoAsync(stop).ConfigureAwait(false);
        var named = keyId ?? KmsKey.DefaultAlias;
        RequireSamePartition(named, principal);
        var (key, deniedArn) = await FindAsync(named, stop).ConfigureAwait(false);
        var (policy, forServices) = await PolicyAsync(key, stop).ConfigureAwait(false);
        var tested = new TestedKey(named, key, deniedArn, policy, forServices, principal);
        var isDefault = KmsKey.IsDefault(named) || key?.IsAwsManaged == true;
        var set = scenario ?? (isDefault ? KmsScenario.DefaultKey : KmsScenario.CustomerManagedKey);
        var probes = operations is null ? KmsActionProbes.For(set) : KmsActionProbes.For(operations);
        var results = await Task.WhenAll(probes.Select(probe => AskAsync(probe, tested, stop))).ConfigureAwait(false);
        return new KmsAccessReport(tested, probes, results) { Failure = NotForS3(key) };
    }

    // There the caller's credentials are unknown, which would read as if they were wrong.
    private static void RequireSamePartition(string named, string? principal)
    {
        var (of, own) = (PartitionOf(named), PartitionOf(principal));
        if (of is null || own is null || of == own) return;
        throw new S3EncryptionException(
            "KmsKeyWrongRegion", FailureCategory.InvalidInput,
            $"{named} is in partition {of}, and the caller {principal} in {own}: nothing crosses between them.",
            $"Test it with credentials of {of}: -ProfileName, or -Credential.")
        { KmsKeyId = named };
    }

    private static string? PartitionOf(string? arn) =>
        arn?.Split(':') is ["arn", var partition, _, ..] ? partition : null;

    private static S3EncryptionException? NotForS3(KmsKey? key) => key?.NotForS3 is Explanation why
        ? new S3EncryptionException(why.Id, why.Category, $"KMS key {key.Arn} {why.Reason}", why.Hint) { KmsKeyId = key.Arn }
        : null;

    private async Task<string?> WhoAsync(CancellationToken stop)
    {
        try
        {
            return await CallerIdentity.ArnAsync(_connection, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            _log.Verbose($"STS does not say who the caller is: {e.Message}");
            return null;
        }
    }

    // Where the account has no alias/aws/s3 yet, KMS makes it for this call, as it would for the first upload; it is free
    // (API_DescribeKey).
    private async Task<(KmsKey? Key, string? DeniedArn)> FindAsync(string keyId, CancellationToken stop)
    {
        try
        {
            return (await new KmsKeys(_connection, KeyArn.RegionOf(keyId)).DescribeAsync(keyId, stop).ConfigureAwait(false), null);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "KmsAccessDenied")
        {
            return (null, DenialText.KeyOf(e.Message));
        }
    }

    // A key that only services may use denies a direct call, though S3 could use it for the caller (docs/facts.md: KMS).
    private async Task<(PolicyDocument? Policy, bool IsForServices)> PolicyAsync(KmsKey? key, CancellationToken stop)
    {
        if (key is null) return (null, false);
        if (key.IsAwsManaged) return (null, true);
        string text;
        try
        {
            text = await new KmsKeys(_connection, KeyArn.RegionOf(key.Arn)).PolicyAsync(key.Arn, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            _log.Verbose($"{key.Arn}: its policy cannot be read ({e.ErrorId}), so a denial is taken as it is.");
            return (null, false);
        }

        var isForServices = text.IndexOf("kms:ViaService", StringComparison.OrdinalIgnoreCase) >= 0;
        try
        {
            return (PolicyDocument.Parse(text, PolicyKind.Resource), isForServices);
        }
        catch (PolicyFormatException e)
        {
            _log.Verbose($"{key.Arn}: its policy is not understood: {e.Message}");
            return (null, isForServices);
        }
    }

    private async Task<KmsAccess> AskAsync(KmsActionProbe probe, TestedKey key, CancellationToken stop)
    {
        if (probe.SendAsync is null) return Verdict.NotTested(probe, key);
        try
        {
            var subject = new RequestSubject(probe.Action, _connection.KmsEndpoint) { KmsKeyId = key.Name };
            _ = await Guarded.SendAsync(subject, () => SendAsync(probe, key, stop), stop).ConfigureAwait(false);
            return Verdict.Allowed(probe, key);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            return e.ErrorId == "KmsAccessDenied" ? Verdict.Denied(probe, key, e.Message) : Verdict.Unsettled(probe, key, e);
        }
    }

    private async Task<bool> SendAsync(KmsActionProbe probe, TestedKey key, CancellationToken stop)
    {
        try
        {
            await probe.SendAsync!(_connection.Kms(KeyArn.RegionOf(key.Name)), key.Name, stop).ConfigureAwait(false);
        }
        catch (DryRunOperationException)
        {
            // "The request would have succeeded, but the DryRun option is set."
        }

        return true;
    }
}
