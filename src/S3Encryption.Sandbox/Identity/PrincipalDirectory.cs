using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>
/// The principals of one sandbox, found by access key id, and the roles and identity providers that make more. Safe for concurrent use.
/// </summary>
public sealed class PrincipalDirectory
{
    private readonly ConcurrentDictionary<string, Principal> _byAccessKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string AccountId, string Name), Role> _roles = new();
    private readonly ConcurrentDictionary<(string AccountId, string Issuer), WebIdentityProvider> _providers = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>All, in the order they came.</summary>
    public IReadOnlyList<Principal> All => [.. _order.Select(key => _byAccessKey[key])];

    /// <summary>The one with this access key, or null.</summary>
    public Principal? Find(string accessKeyId) => _byAccessKey.GetValueOrDefault(accessKeyId);

    /// <summary>The identity providers.</summary>
    public IReadOnlyCollection<WebIdentityProvider> WebIdentityProviders => [.. _providers.Values];

    /// <summary>Adds a principal; a session makes its role known, where that is not yet.</summary>
    /// <exception cref="ArgumentException">The access key is another principal's, or the ARN is no user's or session's.</exception>
    public void Add(Principal principal)
    {
        _ = PolicyPrincipal.FromArn(principal.Arn);
        if (!_byAccessKey.TryAdd(principal.AccessKeyId, principal))
        {
            var owner = _byAccessKey[principal.AccessKeyId].Arn;
            throw new ArgumentException($"The access key {principal.AccessKeyId} belongs to {owner} already.", nameof(principal));
        }

        if (Role.Of(principal) is { } role)
        {
            _ = _roles.TryAdd((role.AccountId, role.Name), role);
        }

        _order.Enqueue(principal.AccessKeyId);
    }

    /// <summary>Adds a role, or replaces the one of that name.</summary>
    public void Add(Role role) => _roles[(role.AccountId, role.Name)] = role;

    /// <summary>Adds an identity provider, or replaces the one of that issuer.</summary>
    public void Add(WebIdentityProvider provider) => _providers[(provider.AccountId, provider.Issuer)] = provider;

    /// <summary>The role of that ARN, known by account and name, which is unique whatever the path; null where there is none.</summary>
    internal Role? FindRole(string arn) =>
        arn.Split(':', 6) is ["arn", _, "iam", "", var account, var resource] && resource.StartsWith("role/", StringComparison.Ordinal)
            ? _roles.GetValueOrDefault((account, resource[(resource.LastIndexOf('/') + 1)..]))
            : null;

    internal WebIdentityProvider? FindProvider(string accountId, string issuer) => _providers.GetValueOrDefault((accountId, issuer));
}
