using System.Collections.Generic;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// What a request says that decides who may make it, beside action and key: the encryption context of a cryptographic operation, the
/// grant that is to be made, and condition keys of the operation's own.
/// </summary>
internal sealed record KeyAsk(IReadOnlyDictionary<string, string>? Context = null, KeyGrant? NewGrant = null)
{
    internal static readonly KeyAsk Plain = new();

    internal IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions { get; init; } = [];
}
