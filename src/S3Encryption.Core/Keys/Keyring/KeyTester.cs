using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Tells which of several keys open objects.</summary>
public sealed class KeyTester
{
    private readonly IReadOnlyList<SseCKey> _given;
    private readonly KeyringKeys? _keyring;
    private readonly KeyTrial _trial;
    private readonly IActivityLog _log;

    /// <summary>Reads the keyring; sends nothing yet.</summary>
    /// <param name="connection">Whose S3 and KMS.</param>
    /// <param name="given">Keys to try first.</param>
    /// <param name="keyring">A keyring whose keys to try then; null for none.</param>
    /// <param name="expectedBucketOwner">The 12-digit account that must own the buckets.</param>
    /// <param name="log">What is done.</param>
    /// <param name="damaged">Called for each file of the keyring that cannot be read as a key.</param>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringNotFound</c>, or <c>FileNotReadable</c>.</exception>
    public KeyTester(
        AwsConnection connection, IReadOnlyList<SseCKey> given, KeyringOptions? keyring, string? expectedBucketOwner, IActivityLog log,
        Action<S3EncryptionException> damaged)
    {
        _given = given;
        _keyring = keyring is null ? null : new KeyringKeys(connection, keyring, log, damaged);
        _keyring?.Load();
        _trial = new KeyTrial(connection, expectedBucketOwner);
        _log = log;
    }

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
        var search = new KeySearch(location, versionId, _trial, _log)
        {
            Tried = (key, opens) => tried(Result(location, versionId, key, opens)),
        };
        var candidates = _given.Select(KeyCandidate.Of).Concat(_keyring?.Candidates(location) ?? []);
        if (await search.FindAsync(candidates, stop).ConfigureAwait(false) is not null) return true;
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
