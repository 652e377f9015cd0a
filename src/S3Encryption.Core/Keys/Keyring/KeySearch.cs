using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>The search for the key of one object: at most one HEAD a key, and one without.</summary>
internal sealed class KeySearch(ObjectAddress at, KeyTrial trial, IActivityLog log)
{
    private readonly HashSet<string> _tried = [];
    private readonly List<S3EncryptionException> _closed = [];
    private KeyTrialOutcome? _withoutKey;

    /// <summary>Called with each key that was tried, and whether it opens the object.</summary>
    public Func<SseCKey, bool, Task>? Tried { get; init; }

    /// <summary>Whether it is known already that the object is under SSE-C, which then costs no request.</summary>
    public bool NeedsKey
    {
        init => _withoutKey = value ? KeyTrialOutcome.BadRequest : null;
    }

    /// <summary>Why keys that may be the right one could not be tried.</summary>
    public IReadOnlyList<S3EncryptionException> Closed => _closed;

    /// <summary>Tries the candidates in order, each once; null where none opens it.</summary>
    /// <exception cref="S3EncryptionException"><c>ObjectNotSseC</c>, <c>ObjectNotFound</c>, or S3 cannot be asked.</exception>
    public async Task<FoundKey?> FindAsync(IEnumerable<KeyCandidate> candidates, CancellationToken stop)
    {
        foreach (var candidate in candidates)
        {
            if (!_tried.Add(candidate.Fingerprint)) continue;
            if (await OpenAsync(candidate, stop).ConfigureAwait(false) is not SseCKey key) continue;
            var (outcome, found) = await trial.TryAsync(at, key, stop).ConfigureAwait(false);
            log.Verbose($"{at.Location}: SSE-C key {key} ({key.Fingerprint}): {outcome}.");
            if (await TakesNoKeyAsync(outcome, stop).ConfigureAwait(false)) throw SseCFailures.TakesNoKey.About(at.Location);
            var opens = outcome == KeyTrialOutcome.Opens;
            if (Tried is not null) await Tried(key, opens).ConfigureAwait(false);
            if (opens) return new FoundKey(candidate, key, found!);
        }

        return null;
    }

    /// <summary>Why none was found. Without a key S3 tells a caller who may not read from one whose keys are all wrong.</summary>
    public async Task<S3EncryptionException> FailureAsync(string? folder, CancellationToken stop)
    {
        _withoutKey ??= (await trial.TryAsync(at, null, stop).ConfigureAwait(false)).Outcome;
        return _withoutKey switch
        {
            KeyTrialOutcome.Forbidden => KeyringFailures.ReadDenied(at.Location),
            KeyTrialOutcome.TakesNoKey => SseCFailures.TakesNoKey.About(at.Location),
            _ => KeyringFailures.NoneOpens(at.Location, folder, _tried.Count - _closed.Count, [.. _closed.Select(e => e.Message)]),
        };
    }

    // 400 to a key is AWS's answer for an object that takes none, and Ceph RGW's for one that takes another.
    private async Task<bool> TakesNoKeyAsync(KeyTrialOutcome outcome, CancellationToken stop)
    {
        if (outcome != KeyTrialOutcome.BadRequest) return outcome == KeyTrialOutcome.TakesNoKey;
        _withoutKey ??= (await trial.TryAsync(at, null, stop).ConfigureAwait(false)).Outcome;
        return _withoutKey == KeyTrialOutcome.TakesNoKey;
    }

    // A key that cannot be opened may not be the one; which they were is told where none opens the object.
    private async Task<SseCKey?> OpenAsync(KeyCandidate candidate, CancellationToken stop)
    {
        try
        {
            return await candidate.OpenAsync(stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"SSE-C key {candidate.Source?.Entry} cannot be opened: {e.Message}");
            _closed.Add(e);
            return null;
        }
    }
}
