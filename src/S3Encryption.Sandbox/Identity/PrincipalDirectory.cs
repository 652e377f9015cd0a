using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>The principals of one sandbox, found by access key id. Safe for concurrent use.</summary>
public sealed class PrincipalDirectory
{
    private readonly ConcurrentDictionary<string, Principal> _byAccessKey = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>All, in the order they came.</summary>
    public IReadOnlyList<Principal> All => [.. _order.Select(key => _byAccessKey[key])];

    /// <summary>The one with this access key, or null.</summary>
    public Principal? Find(string accessKeyId) => _byAccessKey.GetValueOrDefault(accessKeyId);

    /// <summary>Adds a principal.</summary>
    /// <exception cref="ArgumentException">The access key is another principal's, or the ARN is no user's or session's.</exception>
    public void Add(Principal principal)
    {
        _ = PolicyPrincipal.FromArn(principal.Arn);
        if (!_byAccessKey.TryAdd(principal.AccessKeyId, principal))
        {
            var owner = _byAccessKey[principal.AccessKeyId].Arn;
            throw new ArgumentException($"The access key {principal.AccessKeyId} belongs to {owner} already.", nameof(principal));
        }

        _order.Enqueue(principal.AccessKeyId);
    }
}
