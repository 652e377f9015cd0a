using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms;

/// <summary>One call: who, what, and the ways to the keys that check the caller's right first.</summary>
internal sealed class KmsCall(
    KmsKeys keys, KmsCaller caller, KmsFields fields, IReadOnlyDictionary<string, IReadOnlyList<string>> conditions)
{
    private readonly KmsKeyResolver _resolver = new(keys);

    internal KmsKeys Keys { get; } = keys;

    internal KmsCaller Caller { get; } = caller;

    internal KmsFields Fields { get; } = fields;

    /// <summary>As the answer tells it to the client; S3 asks with ids of its own.</summary>
    internal string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The key this names, if the caller may do the action with it.</summary>
    internal KmsKey Key(string named, string action, KeyAsk? ask = null, bool makesAwsManagedKey = false)
    {
        var throughS3 = Caller.ViaService?.StartsWith("s3.", StringComparison.Ordinal) == true;
        var (key, alias) = Resolve(named, action, makesAwsManagedKey || throughS3);
        Demand(key, action, alias, ask);
        return key;
    }

    /// <summary>The same where aliases are no way to name it, as for every operation that manages a key.</summary>
    internal KmsKey KeyByIdOrArn(string action, KeyAsk? ask = null)
    {
        var named = Fields.RequiredText("KeyId");
        return KeyReference.Parse(named) is { AliasName: null } ? Key(named, action, ask) : throw KmsErrors.InvalidKeyId(named);
    }

    internal void Demand(KmsKey key, string action, string? alias = null, KeyAsk? ask = null)
    {
        ask ??= KeyAsk.Plain;
        KmsAuthorizer.DemandKey(
            Caller, action, key, [.. conditions, .. KmsConditions.Of(Keys, key, alias, ask.Context), .. ask.Conditions], ask);
    }

    internal void DemandIdentity(string action, string resource, params IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> more) =>
        KmsAuthorizer.DemandIdentity(Caller, action, resource, conditions.Concat(more));

    /// <summary>The key and the grant of it that this names, if the caller may retire that grant.</summary>
    internal (KmsKey Key, KeyGrant Grant) Retirable(string keyId, string grantId)
    {
        var key = Resolve(keyId, "kms:RetireGrant", makesAwsManagedKey: false).Key;
        var grant = NamedGrant.Of(key, grantId);
        KmsAuthorizer.DemandRetirement(Caller, key, grant, [.. conditions, .. KmsConditions.Of(Keys, key, null, null)]);
        return (key, grant);
    }

    /// <summary>Remembers a cryptographic operation that succeeded.</summary>
    internal void Used(KmsKey key, string operation) =>
        key.LastUse = new KeyLastUse(operation, Keys.Clock.GetUtcNow(), Guid.NewGuid().ToString(), RequestId);

    internal bool KeepsControl(KeyPolicy policy) => KmsAuthorizer.KeepsControl(Caller, policy);

    /// <summary>The last step of a call that knows DryRun: everything was checked, nothing is done.</summary>
    internal void StopIfDryRun()
    {
        if (Fields.Flag("DryRun"))
        {
            throw KmsErrors.DryRun();
        }
    }

    private (KmsKey Key, string? Alias) Resolve(string named, string action, bool makesAwsManagedKey)
    {
        try
        {
            return _resolver.Resolve(named, makesAwsManagedKey);
        }
        catch (ForeignKeyException foreign)
        {
            throw foreign.For(Caller, action);
        }
    }
}
