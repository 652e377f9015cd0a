using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace S3Encryption.Sandbox.Kms;

/// <summary>The keys and aliases of one account and Region. Safe for concurrent use.</summary>
public sealed class KmsKeys(string region, string accountId, TimeProvider clock)
{
    private const string AliasPrefix = "alias/";
    private readonly ConcurrentDictionary<string, KmsKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KmsAlias> _aliases = new(StringComparer.Ordinal);
    private readonly Lock _managedKey = new();

    /// <summary>The Region all keys are in.</summary>
    public string Region { get; } = region;

    /// <summary>The account that owns the keys.</summary>
    public string AccountId { get; } = accountId;

    internal TimeProvider Clock { get; } = clock;

    /// <summary>All keys, oldest first.</summary>
    internal IReadOnlyList<KmsKey> All =>
        [.. _keys.Values.Where(IsThere).OrderBy(static key => key.Created).ThenBy(static key => key.KeyId, StringComparer.Ordinal)];

    internal IReadOnlyList<KmsAlias> Aliases =>
        [.. _aliases.Values.Where(PointsSomewhere).OrderBy(static alias => alias.Name, StringComparer.Ordinal)];

    /// <summary>Makes a key as a test or a configuration describes it; its ARN is in the result.</summary>
    /// <exception cref="ArgumentException">The id or the alias exists.</exception>
    /// <exception cref="Core.Access.Policies.PolicyFormatException">The policy is malformed.</exception>
    public KmsKey Add(KmsKeySettings settings)
    {
        var key = Add(settings, KeyPolicy.Parse(settings.Policy ?? KeyPolicyTexts.Default(AccountId)), awsManaged: false);
        if (settings.Alias is { } alias)
        {
            var name = alias.StartsWith(AliasPrefix, StringComparison.Ordinal) ? alias : AliasPrefix + alias;
            if (!TryAddAlias(name, key))
            {
                throw new ArgumentException($"{name} exists already.", nameof(settings));
            }
        }

        return key;
    }

    /// <summary>The key with this id, ARN, alias name or alias ARN; null where there is none.</summary>
    public KmsKey? Find(string keyIdOrArnOrAlias) => KeyReference.Parse(keyIdOrArnOrAlias) is not { } named
        || (named.Region ?? Region) != Region || (named.AccountId ?? AccountId) != AccountId ? null
        : FindKey(named.AliasName is { } alias ? FindAlias(alias)?.TargetKeyId : named.KeyId);

    /// <summary>The key as it is now: rotated where that was due, and null once its deletion date has passed.</summary>
    internal KmsKey? FindKey(string? keyId)
    {
        if (keyId is null || !_keys.TryGetValue(keyId, out var key) || !IsThere(key))
        {
            return null;
        }

        if (key.State == KmsKeyState.Enabled)
        {
            key.Rotation.CatchUp(Clock.GetUtcNow());
        }

        return key;
    }

    internal KmsAlias? FindAlias(string name) => _aliases.TryGetValue(name, out var alias) && PointsSomewhere(alias) ? alias : null;

    internal string KeyArn(string keyId) => $"arn:aws:kms:{Region}:{AccountId}:key/{keyId}";

    internal string AliasArn(string name) => $"arn:aws:kms:{Region}:{AccountId}:{name}";

    internal IEnumerable<KmsAlias> AliasesOf(KmsKey key) => _aliases.Values.Where(alias => alias.TargetKeyId == key.KeyId);

    internal bool TryAddAlias(string name, KmsKey target)
    {
        // A deleted key takes its aliases with it.
        if (_aliases.TryGetValue(name, out var alias) && !PointsSomewhere(alias))
        {
            _ = _aliases.TryRemove(KeyValuePair.Create(name, alias));
        }

        var now = Clock.GetUtcNow();
        return _aliases.TryAdd(name, new KmsAlias(name, AliasArn(name), target.KeyId, now, now));
    }

    internal void MoveAlias(KmsAlias alias, KmsKey target) =>
        _ = _aliases.TryUpdate(alias.Name, alias with { TargetKeyId = target.KeyId, Updated = Clock.GetUtcNow() }, alias);

    internal bool RemoveAlias(string name) => _aliases.TryRemove(name, out _);

    internal KmsKey Add(KmsKeySettings settings, KeyPolicy policy, bool awsManaged)
    {
        var id = settings.KeyId ?? (settings.MultiRegion ? "mrk-" + Guid.NewGuid().ToString("N") : Guid.NewGuid().ToString());
        var key = new KmsKey(id, KeyArn(id), Clock.GetUtcNow(), policy, settings) { IsAwsManaged = awsManaged };
        key.DeletionDate = key.State == KmsKeyState.PendingDeletion ? key.Created.AddDays(30) : null;
        return _keys.TryAdd(id, key) ? key : throw new ArgumentException($"The key {id} exists already.", nameof(settings));
    }

    /// <summary>aws/s3: made on its first use, once.</summary>
    internal KmsKey AwsManagedS3Key()
    {
        lock (_managedKey)
        {
            if (FindAlias(KmsService.AwsManagedS3Alias) is { } alias && FindKey(alias.TargetKeyId) is { } known)
            {
                return known;
            }

            var settings = new KmsKeySettings
            {
                Description = "Default key that protects my S3 objects when no other key is defined",
                Rotation = true,
            };
            var key = Add(settings, KeyPolicy.Parse(KeyPolicyTexts.AwsManagedS3(AccountId, Region)), awsManaged: true);
            _ = TryAddAlias(KmsService.AwsManagedS3Alias, key);
            return key;
        }
    }

    private bool PointsSomewhere(KmsAlias alias) => _keys.TryGetValue(alias.TargetKeyId, out var key) && IsThere(key);

    private bool IsThere(KmsKey key) =>
        key.State != KmsKeyState.PendingDeletion || key.DeletionDate is not { } date || date > Clock.GetUtcNow();
}
