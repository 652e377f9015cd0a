using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>
/// Finds objects' keys in a keyring, which it reads once. A key is opened at most once, an object is asked at most once a key, and the
/// key that opened the last object is tried first on the next: neighbours tend to share one.
/// </summary>
public sealed class KeyringKeys : ISseCKeys
{
    private readonly KeyringOptions _options;
    private readonly IActivityLog _log;
    private readonly Lazy<IReadOnlyList<StoredSseCKey>> _keys;
    private readonly OpenedKeys _opened;
    private readonly KeyTrial _trial;
    private readonly KeyTag? _tag;
    private volatile StoredSseCKey? _last;

    /// <summary>Reads and sends nothing yet. Damaged files are warned of when it first reads.</summary>
    public KeyringKeys(AwsConnection connection, KeyringOptions options, IActivityLog log)
        : this(connection, options, log, damaged => log.Warning(damaged.Message))
    {
    }

    internal KeyringKeys(AwsConnection connection, KeyringOptions options, IActivityLog log, Action<S3EncryptionException> damaged)
    {
        _options = options;
        _log = log;
        _keys = new Lazy<IReadOnlyList<StoredSseCKey>>(() => new KeyringFolder(options.Folder).Read(damaged));
        _opened = new OpenedKeys(new KeyOpener(() => connection, options.Certificates));
        _trial = new KeyTrial(connection);
        _tag = options.TagKey is string name ? new KeyTag(connection, name, options.ExpectedBucketOwner, log) : null;
    }

    /// <inheritdoc/>
    public async Task<SseCKey> ForUploadAsync(S3Location location, CancellationToken stop)
    {
        // Where it cannot be opened this fails: an older key in its place would be a surprise that shows only later.
        var chosen = KeyFit.ForUpload(_keys.Value, location) ?? throw KeyringFailures.NoneForUpload(location, _options.Folder);
        var key = await _opened.GetAsync(chosen, stop).ConfigureAwait(false);
        _log.Verbose($"{location}: SSE-C key {key} ({key.Fingerprint}) of '{chosen.Entry.Path}'.");
        return key;
    }

    /// <inheritdoc/>
    public async Task<SseCKey> ForObjectAsync(S3Location location, string? versionId, CancellationToken stop)
    {
        var at = new ObjectAddress { Location = location, VersionId = versionId, ExpectedBucketOwner = _options.ExpectedBucketOwner };
        var search = new KeySearch(at, _trial, _log);
        var candidates = await CandidatesAsync(location, versionId, stop).ConfigureAwait(false);
        var found = await search.FindAsync(candidates, stop).ConfigureAwait(false)
            ?? throw await search.FailureAsync(_options.Folder, stop).ConfigureAwait(false);
        _last = found.Candidate.Source;
        return found.Key;
    }

    /// <summary>Reads the keyring now, on this thread.</summary>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringNotFound</c>, or <c>FileNotReadable</c>.</exception>
    internal void Load() => _ = _keys.Value;

    /// <summary>The keys to try on an object, in order; some may come twice.</summary>
    internal async Task<IEnumerable<KeyCandidate>> CandidatesAsync(S3Location location, string? versionId, CancellationToken stop)
    {
        var tagged = _tag is null ? null : await _tag.ReadAsync(location, versionId, stop).ConfigureAwait(false);
        var first = new[] { tagged is null ? null : _keys.Value.FirstOrDefault(k => k.Entry.Fingerprint == tagged), _last };
        return first.OfType<StoredSseCKey>().Concat(KeyFit.ForObject(_keys.Value, location))
            .Select(k => new KeyCandidate(k.Entry.Fingerprint, k, token => _opened.GetAsync(k, token)));
    }
}
