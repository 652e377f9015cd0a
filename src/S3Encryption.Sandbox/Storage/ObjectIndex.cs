using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// The objects of one bucket. Reads take no lock and see each write at once, whole; writes exclude each other for as long as it takes
/// to exchange a reference.
/// </summary>
internal sealed class ObjectIndex
{
    private readonly ConcurrentDictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private ImmutableSortedSet<string> _keys = ImmutableSortedSet.Create<string>(KeyOrder.Instance);
    private bool _closed;

    /// <summary>The keys as they are now.</summary>
    internal KeyList Keys => new(Volatile.Read(ref _keys));

    internal StoredObject? Find(string key) => _objects.GetValueOrDefault(key);

    /// <summary>The object with a lease on its body, which the caller gives back; null where there is none.</summary>
    internal StoredObject? Acquire(string key)
    {
        while (_objects.TryGetValue(key, out var found))
        {
            if (found.Body.TryAcquire())
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// Puts an object in place of what has its key, after <paramref name="precondition"/> has seen the latter and not thrown. The index
    /// takes over the lease on the body only when this returns true; false: the bucket has been deleted.
    /// </summary>
    internal bool Replace(StoredObject next, Action<StoredObject?> precondition)
    {
        StoredObject? former;
        lock (_writing)
        {
            if (_closed)
            {
                return false;
            }

            former = Find(next.Key);
            precondition(former);
            _objects[next.Key] = next;
            if (former is null)
            {
                Volatile.Write(ref _keys, _keys.Add(next.Key));
            }
        }

        former?.Body.Release();
        return true;
    }

    /// <summary>Puts a changed form of an object, with the same body, in its place; false where there is none.</summary>
    internal bool Change(string key, Func<StoredObject, StoredObject> change)
    {
        lock (_writing)
        {
            if (Find(key) is not { } found)
            {
                return false;
            }

            _objects[key] = change(found);
            return true;
        }
    }

    /// <summary>Removes an object, if there is one, after <paramref name="precondition"/> has seen it and not thrown.</summary>
    internal void Remove(string key, Action<StoredObject?> precondition)
    {
        StoredObject? former;
        lock (_writing)
        {
            precondition(Find(key));
            if (_objects.TryRemove(key, out former))
            {
                Volatile.Write(ref _keys, _keys.Remove(key));
            }
        }

        former?.Body.Release();
    }

    /// <summary>Refuses all further writes, if there are no objects; false where there are.</summary>
    internal bool TryClose()
    {
        lock (_writing)
        {
            _closed = _closed || _objects.IsEmpty;
            return _closed;
        }
    }
}
