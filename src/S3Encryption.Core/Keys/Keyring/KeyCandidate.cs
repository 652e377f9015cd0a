using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>A key that may open an object.</summary>
/// <param name="Fingerprint">Which key it is.</param>
/// <param name="Source">The keyring entry it comes from; null for a key that was given.</param>
/// <param name="OpenAsync">Brings the key itself.</param>
internal sealed record KeyCandidate(string Fingerprint, StoredSseCKey? Source, Func<CancellationToken, Task<SseCKey>> OpenAsync)
{
    public static KeyCandidate Of(SseCKey key) => new(key.Fingerprint, null, _ => Task.FromResult(key));
}
