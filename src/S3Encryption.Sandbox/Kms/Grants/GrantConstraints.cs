using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>
/// The encryption context a grant asks for, whole or in part; null: not constrained.
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html.
/// </summary>
internal sealed record GrantConstraints(IReadOnlyDictionary<string, string>? Whole, IReadOnlyDictionary<string, string>? Part)
{
    internal bool Hold(IReadOnlyDictionary<string, string> context) =>
        (Whole is null || AreEqual(Whole, context)) && (Part is null || Contains(context, Part));

    /// <summary>Whether a grant made under this one is at least as narrow.</summary>
    internal bool Cover(GrantConstraints narrower) =>
        (Whole is null || (narrower.Whole is { } whole && AreEqual(Whole, whole)))
        && (Part is null || ((narrower.Whole ?? narrower.Part) is { } context && Contains(context, Part)));

    internal bool IsSame(GrantConstraints other) => AreEqual(Whole, other.Whole) && AreEqual(Part, other.Part);

    private static bool AreEqual(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        one is null || other is null ? one == other : one.Count == other.Count && Contains(one, other);

    private static bool Contains(IReadOnlyDictionary<string, string> all, IReadOnlyDictionary<string, string> some) =>
        some.All(pair => all.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
