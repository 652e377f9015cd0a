using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// The objects of one bucket and their versions. Reads take no lock and see each write at once, whole; writes exclude each other for
/// as long as it takes to exchange a reference.
/// </summary>
internal sealed class ObjectIndex
{
    private readonly ConcurrentDictionary<string, ObjectHistory> _histories = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private ImmutableSortedSet<string> _keys = ImmutableSortedSet.Create<string>(KeyOrder.Instance);
    private volatile Versioning _versioning;
    private bool _closed;

    /// <summary>What becomes of what is overwritten and deleted from now on.</summary>
    internal Versioning Versioning
    {
        get => _versioning;
        set => _versioning = value;
    }

    /// <summary>The keys as they are now, also those of which only older versions are left.</summary>
    internal KeyList Keys => new(Volatile.Read(ref _keys));

    /// <summary>The object that is there now; null where there is none or it is deleted.</summary>
    internal StoredObject? Find(string key) => _histories.GetValueOrDefault(key)?.Current;

    /// <summary>All that is kept of a key, newest first.</summary>
    internal IReadOnlyList<StoredVersion> Versions(string key) => _histories.GetValueOrDefault(key)?.Versions ?? [];

    /// <summary>The version of that id, or the newest where the id is null; null where there is none.</summary>
    internal StoredVersion? Find(string key, string? versionId) =>
        _histories.TryGetValue(key, out var history) ? versionId is null ? history.Newest : history.Find(versionId) : null;

    /// <summary>The same with a lease on the body of an object, which the caller gives back.</summary>
    internal StoredVersion? Acquire(string key, string? versionId)
    {
        StoredVersion? found;
        do
        {
            found = Find(key, versionId);
        }
        while (found is StoredObject stored && !stored.Body.TryAcquire());
        return found;
    }

    /// <summary>
    /// Puts an object in place, after <paramref name="precondition"/> has seen the current one and not thrown. The index takes over the
    /// lease on the body only when this returns the object, with its version id; null: the bucket has been deleted.
    /// </summary>
    internal StoredObject? Add(StoredObject next, Action<StoredObject?> precondition)
    {
        lock (_writing)
        {
            if (_closed)
            {
                return null;
            }

            precondition(Find(next.Key));
            next = next with { VersionId = NextVersionId() };
            Push(next);
            return next;
        }
    }

    /// <summary>
    /// Deletes the current object, if there is one, after <paramref name="precondition"/> has seen it and not thrown; the delete marker
    /// that stands for it in a bucket with versions, else null.
    /// </summary>
    internal DeleteMarker? Delete(string key, DateTimeOffset now, Action<StoredObject?> precondition)
    {
        lock (_writing)
        {
            precondition(Find(key));
            if (_versioning == Versioning.Never)
            {
                if (Find(key, null) is { } former)
                {
                    Drop(former);
                }

                return null;
            }

            var marker = new DeleteMarker { Key = key, LastModified = now, VersionId = NextVersionId() };
            Push(marker);
            return marker;
        }
    }

    /// <summary>
    /// Removes one version for good, after <paramref name="precondition"/> has seen it and not thrown; what was removed, or null where
    /// there was none.
    /// </summary>
    internal StoredVersion? Remove(string key, string versionId, Action<StoredVersion?> precondition)
    {
        lock (_writing)
        {
            var former = Find(key, versionId);
            precondition(former);
            if (former is not null)
            {
                Drop(former);
            }

            return former;
        }
    }

    /// <summary>
    /// Puts a changed form of an object, with the same body, in its place. Null where it is no longer <paramref name="seen"/>.
    /// </summary>
    internal StoredObject? Change(StoredObject seen, Func<StoredObject, StoredObject> change)
    {
        lock (_writing)
        {
            if (Find(seen.Key, seen.VersionId) is not StoredObject found || !ReferenceEquals(found.Body, seen.Body))
            {
                return null;
            }

            var changed = change(found);
            _histories[seen.Key] = _histories[seen.Key].Changed(found, changed);
            return changed;
        }
    }

    /// <summary>Refuses all further writes, if nothing is stored; false where something is.</summary>
    internal bool TryClose()
    {
        lock (_writing)
        {
            _closed = _closed || _histories.IsEmpty;
            return _closed;
        }
    }

    private string NextVersionId() => _versioning == Versioning.Enabled ? VersionIds.Next() : VersionIds.Null;

    private void Push(StoredVersion next)
    {
        var history = _histories.GetValueOrDefault(next.Key);
        var displaced = history?.Find(next.VersionId);
        _histories[next.Key] = ObjectHistory.With(history, next);
        if (history is null)
        {
            Volatile.Write(ref _keys, _keys.Add(next.Key));
        }

        displaced?.Release();
    }

    private void Drop(StoredVersion former)
    {
        if (_histories[former.Key].Without(former) is { } rest)
        {
            _histories[former.Key] = rest;
        }
        else
        {
            _ = _histories.TryRemove(former.Key, out _);
            Volatile.Write(ref _keys, _keys.Remove(former.Key));
        }

        former.Release();
    }
}
