using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Kms;

/// <summary>One call: who, what, and the ways to the keys that check the caller's right first.</summary>
internal sealed class KmsCall(
    KmsKeys keys, KmsCaller caller, KmsFields fields, IReadOnlyDictionary<string, IReadOnlyList<string>> conditions)
{
    private readonly KmsKeyResolver _resolver = new(keys);

    internal KmsKeys Keys { get; } = keys;

    internal KmsCaller Caller { get; } = caller;

    internal KmsFields Fields { get; } = fields;

    /// <summary>The key this names, if the caller may do the action with it.</summary>
    internal KmsKey Key(string named, string action, IReadOnlyDictionary<string, string>? context = null, bool makesAwsManagedKey = false)
    {
        try
        {
            var throughS3 = Caller.ViaService?.StartsWith("s3.", StringComparison.Ordinal) == true;
            var (key, alias) = _resolver.Resolve(named, makesAwsManagedKey || throughS3);
            Demand(key, action, alias, context);
            return key;
        }
        catch (ForeignKeyException foreign)
        {
            throw foreign.For(Caller, action);
        }
    }

    /// <summary>The key of a request's KeyId member.</summary>
    internal KmsKey Key(string action) => Key(Fields.RequiredText("KeyId"), action);

    /// <summary>The same where aliases are no way to name it, as for every operation that manages a key.</summary>
    internal KmsKey KeyByIdOrArn(string action)
    {
        var named = Fields.RequiredText("KeyId");
        return KeyReference.Parse(named) is { AliasName: null } ? Key(named, action) : throw KmsErrors.InvalidKeyId(named);
    }

    internal void Demand(KmsKey key, string action, string? alias = null, IReadOnlyDictionary<string, string>? context = null) =>
        KmsAuthorizer.DemandKey(Caller, action, key, conditions.Concat(KmsConditions.Of(Keys, key, alias, context)));

    internal void DemandIdentity(string action, string resource, params IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> more) =>
        KmsAuthorizer.DemandIdentity(Caller, action, resource, conditions.Concat(more));

    internal bool KeepsControl(KeyPolicy policy) => KmsAuthorizer.KeepsControl(Caller, policy);

    /// <summary>The last step of a call that knows DryRun: everything was checked, nothing is done.</summary>
    internal void StopIfDryRun()
    {
        if (Fields.Flag("DryRun"))
        {
            throw KmsErrors.DryRun();
        }
    }
}
