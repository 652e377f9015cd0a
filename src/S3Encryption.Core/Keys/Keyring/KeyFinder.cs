using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>
/// Finds which of the caller's keys opens an object: of those that were given, and then of a keyring's. The one that opened the last object
/// is tried first on the next.
/// </summary>
public sealed class KeyFinder
{
    private readonly IReadOnlyList<SseCKey> _given;
    private readonly KeyringKeys? _keyring;
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;
    private volatile KeyCandidate? _last;

    /// <summary>Reads the keyring; sends nothing yet.</summary>
    /// <param name="connection">Whose S3 and KMS.</param>
    /// <param name="given">Keys to try first.</param>
    /// <param name="keyring">A keyring whose keys to try then; null for none.</param>
    /// <param name="log">What is done.</param>
    /// <param name="damaged">Called for each file of the keyring that cannot be read as a key.</param>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringNotFound</c>, or <c>FileNotReadable</c>.</exception>
    public KeyFinder(
        AwsConnection connection, IReadOnlyList<SseCKey> given, KeyringOptions? keyring, IActivityLog log,
        Action<S3EncryptionException> damaged)
    {
        _given = given;
        _keyring = keyring is null ? null : new KeyringKeys(connection, keyring, log, damaged);
        _keyring?.Load();
        _connection = connection;
        _log = log;
    }

    /// <summary>Whether there is any key to try.</summary>
    public bool HasKeys => _given.Count > 0 || _keyring is not null;

    /// <summary>A search for the key of one object.</summary>
    /// <param name="at">The object.</param>
    /// <param name="pace">Whose turn each trial waits for; null for none's.</param>
    /// <param name="needsKey">Whether it is known already that the object is under SSE-C.</param>
    /// <param name="tried">Called with each key that was tried, and whether it opens the object.</param>
    internal KeySearch Search(
        ObjectAddress at, RequestPace? pace = null, bool needsKey = false, Func<SseCKey, bool, Task>? tried = null) =>
        new(at, new KeyTrial(_connection, pace), _log) { NeedsKey = needsKey, Tried = tried };

    /// <summary>Makes a search, and remembers what it finds.</summary>
    /// <exception cref="S3EncryptionException"><c>ObjectNotSseC</c>, <c>ObjectNotFound</c>, or S3 cannot be asked.</exception>
    internal async Task<FoundKey?> FindAsync(KeySearch search, ObjectAddress at, CancellationToken stop)
    {
        var ofKeyring = _keyring is null ? [] : await _keyring.CandidatesAsync(at.Location, at.VersionId, stop).ConfigureAwait(false);
        var last = _last is KeyCandidate remembered ? new[] { remembered } : [];
        var found = await search.FindAsync(last.Concat(_given.Select(KeyCandidate.Of)).Concat(ofKeyring), stop).ConfigureAwait(false);
        if (found is not null) _last = found.Candidate;
        return found;
    }
}
