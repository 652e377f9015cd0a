using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Tells which of several keys open objects.</summary>
public sealed class KeyTester
{
    private readonly KeyFinder _finder;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="finder">Whose keys to try.</param>
    public KeyTester(KeyFinder finder) => _finder = finder;

    /// <summary>Tries the keys on one object until one opens it.</summary>
    /// <param name="at">The object.</param>
    /// <param name="tried">Called with the result of each key.</param>
    /// <param name="closed">Called for each key of the keyring that could not be opened, and so not be tried.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether one opens it.</returns>
    /// <exception cref="S3EncryptionException"><c>ObjectNotSseC</c>, <c>ObjectNotFound</c>, <c>AccessDenied</c>, ….</exception>
    public async Task<bool> TestAsync(
        ObjectAddress at, Func<SseCKeyTest, Task> tried, Func<S3EncryptionException, Task> closed, CancellationToken stop)
    {
        var search = _finder.Search(at, tried: (key, opens) => tried(Result(at, key, opens)));
        if (await _finder.FindAsync(search, at, stop).ConfigureAwait(false) is not null) return true;
        var failure = await search.FailureAsync(null, stop).ConfigureAwait(false);
        if (failure.ErrorId != Failures.KeyringFailures.NoKeyId) throw failure;
        foreach (var each in search.Closed) await closed(each).ConfigureAwait(false);
        return false;
    }

    private static SseCKeyTest Result(ObjectAddress at, SseCKey key, bool opens) => new()
    {
        BucketName = at.Location.BucketName,
        Key = at.Location.Key!,
        VersionId = at.VersionId,
        Opens = opens,
        KeyName = key.Name,
        Fingerprint = key.Fingerprint,
        KeyPath = key.Path,
    };
}
