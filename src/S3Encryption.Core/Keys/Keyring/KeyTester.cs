using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Tells which of several keys open objects.</summary>
public sealed class KeyTester
{
    private readonly KeyFinder _finder;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="finder">Whose keys to try.</param>
    public KeyTester(KeyFinder finder) => _finder = finder;

    /// <summary>Tries the keys on one object until one opens it.</summary>
    /// <param name="location">The object.</param>
    /// <param name="versionId">The version; null for the latest.</param>
    /// <param name="tried">Called with the result of each key.</param>
    /// <param name="closed">Called for each key of the keyring that could not be opened, and so not be tried.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether one opens it.</returns>
    /// <exception cref="S3EncryptionException"><c>ObjectNotSseC</c>, <c>ObjectNotFound</c>, <c>AccessDenied</c>, ….</exception>
    public async Task<bool> TestAsync(
        S3Location location, string? versionId, Func<SseCKeyTest, Task> tried, Func<S3EncryptionException, Task> closed,
        CancellationToken stop)
    {
        var search = _finder.Search(location, versionId, tried: (key, opens) => tried(Result(location, versionId, key, opens)));
        if (await _finder.FindAsync(search, location, versionId, stop).ConfigureAwait(false) is not null) return true;
        var failure = await search.FailureAsync(null, stop).ConfigureAwait(false);
        if (failure.ErrorId != Failures.KeyringFailures.NoKeyId) throw failure;
        foreach (var each in search.Closed) await closed(each).ConfigureAwait(false);
        return false;
    }

    private static SseCKeyTest Result(S3Location location, string? versionId, SseCKey key, bool opens) => new()
    {
        BucketName = location.BucketName,
        Key = location.Key!,
        VersionId = versionId,
        Opens = opens,
        KeyName = key.Name,
        Fingerprint = key.Fingerprint,
        KeyPath = key.Path,
    };
}
