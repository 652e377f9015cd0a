using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Access.Granting;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Makes customer managed keys for S3: plans, and makes what was planned.</summary>
public sealed class KmsKeyMaker
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public KmsKeyMaker(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>Works out the key and its policy. Only reads.</summary>
    /// <exception cref="S3EncryptionException">The alias exists, or the policy is none, or would lock the caller out.</exception>
    public async Task<KmsKeyPlan> PlanAsync(NewKmsKey wanted, CancellationToken stop)
    {
        var alias = KmsAliasName.Read(wanted.Alias);
        var given = wanted.Policy;
        if (given is not null) _ = KeyPolicyControl.Parse(given);
        var caller = PolicyPrincipal.FromArn(await CallerIdentity.ArnAsync(_connection, stop).ConfigureAwait(false));
        var account = KeyPrincipal.Root(caller.Arn.Split(':')[1], caller.AccountId);
        var policy = given ?? KmsPolicies.OfAccount(account.Arn);
        if (wanted.Administrators.Count > 0)
        {
            var named = wanted.Administrators.Select(a => KeyPrincipal.Read(a, account.Partition).Arn).Distinct();
            policy = PolicyText.With(policy, KmsPolicies.Administrators([.. named]));
        }

        var accountKeepsControl = KeyPolicyControl.Require(policy, caller, account);
        await RequireFreeAsync(alias, stop).ConfigureAwait(false);
        return new KmsKeyPlan(wanted, alias, _connection.Region, policy, accountKeepsControl);
    }

    /// <summary>Makes the key. The alias comes last, so that nobody finds a key that is not finished.</summary>
    /// <exception cref="S3EncryptionException">
    /// KMS refused. Where the key was made before that, <c>KmsKeyIncomplete</c> names it and how to be rid of it.
    /// </exception>
    public async Task<S3KmsKey> MakeAsync(KmsKeyPlan plan, CancellationToken stop)
    {
        var made = await CreateAsync(plan, stop).ConfigureAwait(false);
        _log.Verbose($"{plan.Alias}: made {made.Arn}.");
        await FinishAsync(plan, made.Arn).ConfigureAwait(false);
        var arn = KeyArn.Parse(made.Arn)!;
        var reading = new KeyReading(_connection, new KmsKeys(_connection, arn.Region), arn, new Readings());
        var key = await reading.ReadAsync(made, null, withPolicy: false, stop).ConfigureAwait(false);
        // KMS may take some minutes to list a new alias.
        return key.Aliases?.Contains(plan.Alias) == false ? key with { Aliases = [plan.Alias] } : key;
    }

    private async Task<KeyMetadata> CreateAsync(KmsKeyPlan plan, CancellationToken stop)
    {
        var kms = _connection.KmsOnce();
        var request = new CreateKeyRequest
        {
            Description = plan.Wanted.Description,
            MultiRegion = plan.Wanted.MultiRegion,
            Policy = plan.Policy,
            Tags = [.. plan.Wanted.Tags.Select(t => new Tag { TagKey = t.Key, TagValue = t.Value })],
        };
        try
        {
            var answer = await SendAsync("CreateKey", plan.Alias, () => kms.CreateKeyAsync(request, stop), stop).ConfigureAwait(false);
            return answer.KeyMetadata;
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ConnectionLost" || e.StatusCode == 200)
        {
            throw KmsKeyFailures.MaybeMade(plan, e);
        }
    }

    // A stop is heard only afterwards: these are two short requests, and half a key is billed like a whole one.
    private async Task FinishAsync(KmsKeyPlan plan, string arn)
    {
        var kms = _connection.Kms();
        var none = CancellationToken.None;
        var rotation = new EnableKeyRotationRequest { KeyId = arn, RotationPeriodInDays = plan.Wanted.RotationPeriodInDays };
        try
        {
            _ = await SendAsync("EnableKeyRotation", arn, () => kms.EnableKeyRotationAsync(rotation, none), none).ConfigureAwait(false);
            await NameAsync(plan.Alias, arn, none).ConfigureAwait(false);
        }
        catch (S3EncryptionException e)
        {
            throw KmsKeyFailures.Incomplete(plan, arn, e);
        }
    }

    private async Task NameAsync(string alias, string arn, CancellationToken stop)
    {
        var kms = _connection.Kms();
        var request = new CreateAliasRequest { AliasName = alias, TargetKeyId = arn };
        try
        {
            _ = await SendAsync("CreateAlias", alias, () => kms.CreateAliasAsync(request, stop), stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "KmsAliasExists")
        {
            // The answer to a first request may have been lost, and the second one found what the first had made.
            var named = await new KmsKeys(_connection, null).DescribeAsync(alias, stop).ConfigureAwait(false);
            if (named.Arn != arn) throw;
        }
    }

    private async Task RequireFreeAsync(string alias, CancellationToken stop)
    {
        try
        {
            var key = await new KmsKeys(_connection, null).DescribeAsync(alias, stop).ConfigureAwait(false);
            throw KmsKeyFailures.AliasExists(alias, key.Arn);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "KmsKeyNotFound")
        {
            // It is free.
        }
        catch (S3EncryptionException e) when (e.ErrorId == "KmsAccessDenied")
        {
            // A denial that names a key has found one behind the alias.
            if (DenialText.KeyOf(e.Message) is string arn) throw KmsKeyFailures.AliasExists(alias, arn);
            _log.Verbose($"{alias}: whether it exists is not told ({e.Message}); KMS will say.");
        }
    }

    private Task<T> SendAsync<T>(string operation, string subject, Func<Task<T>> send, CancellationToken stop) =>
        Guarded.SendAsync(new RequestSubject(operation, _connection.KmsEndpoint) { KmsKeyId = subject }, send, stop);
}
