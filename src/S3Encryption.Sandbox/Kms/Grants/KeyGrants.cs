using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>The grants of one key, oldest first. Safe for concurrent use; what is read is a snapshot.</summary>
internal sealed class KeyGrants
{
    private readonly Lock _lock = new();
    private volatile KeyGrant[] _grants = [];

    internal IReadOnlyList<KeyGrant> All => _grants;

    internal KeyGrant? Find(string id) => Array.Find(_grants, grant => grant.Id == id);

    /// <summary>The new grant, or the earlier one of the same name that says the same.</summary>
    internal KeyGrant Add(KeyGrant grant)
    {
        lock (_lock)
        {
            if (Array.Find(_grants, grant.IsRepeatedBy) is { } earlier)
            {
                return earlier;
            }

            _grants = [.. _grants, grant];
            return grant;
        }
    }

    internal void Remove(KeyGrant grant)
    {
        lock (_lock)
        {
            _grants = [.. _grants.Where(other => other.Id != grant.Id)];
        }
    }
}
