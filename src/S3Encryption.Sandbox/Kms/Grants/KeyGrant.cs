using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>
/// A right to some operations of one key, beside its policy: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html.
/// </summary>
internal sealed record KeyGrant(
    string Id,
    string? Name,
    DateTimeOffset Created,
    string GranteePrincipal,
    string? RetiringPrincipal,
    string IssuingAccount,
    IReadOnlyList<string> Operations,
    GrantConstraints Constraints)
{
    internal bool Allows(PolicyPrincipal? caller, string action, KeyAsk ask) =>
        Operations.Contains(action["kms:".Length..], StringComparer.Ordinal)
        && Names(GranteePrincipal, caller)
        && (ask.NewGrant is { } child ? Covers(child) : ask.Context is not { } context || Constraints.Hold(context));

    /// <summary>Who may retire it by what the grant itself says.</summary>
    internal bool MayRetire(PolicyPrincipal caller) =>
        (RetiringPrincipal is { } retiring && Names(retiring, caller)) || Allows(caller, "kms:RetireGrant", KeyAsk.Plain);

    /// <summary>Whether both say the same under the same name, which makes the second CreateGrant a repetition of the first.</summary>
    internal bool IsRepeatedBy(KeyGrant other) =>
        Name is not null && Name == other.Name && GranteePrincipal == other.GranteePrincipal
        && RetiringPrincipal == other.RetiringPrincipal && Operations.SequenceEqual(other.Operations)
        && Constraints.IsSame(other.Constraints);

    internal JsonObject ToJson(KmsKey key)
    {
        var entry = new JsonObject
        {
            ["KeyId"] = key.Arn,
            ["GrantId"] = Id,
            ["Name"] = Name ?? "",
            ["CreationDate"] = KmsMetadata.Time(Created),
            ["GranteePrincipal"] = GranteePrincipal,
            ["IssuingAccount"] = IssuingAccount,
            ["Operations"] = new JsonArray([.. Operations.Select(static name => JsonValue.Create(name))]),
        };
        if (RetiringPrincipal is { } retiring)
        {
            entry["RetiringPrincipal"] = retiring;
        }

        var constraints = new JsonObject();
        Add(constraints, "EncryptionContextEquals", Constraints.Whole);
        Add(constraints, "EncryptionContextSubset", Constraints.Part);
        if (constraints.Count > 0)
        {
            entry["Constraints"] = constraints;
        }

        return entry;
    }

    private static bool Names(string principal, PolicyPrincipal? caller) =>
        PrincipalMatch.Of(new PolicyPrincipals([new PrincipalEntry("AWS", principal)], false), caller) != PrincipalMatch.Kind.No;

    private static void Add(JsonObject constraints, string name, IReadOnlyDictionary<string, string>? context)
    {
        if (context is not null)
        {
            constraints[name] = new JsonObject(context.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }
    }

    /// <summary>A grant that is made by right of this one gives no more: neither operations nor contexts.</summary>
    private bool Covers(KeyGrant child) => child.Operations.All(Operations.Contains) && Constraints.Cover(child.Constraints);
}
