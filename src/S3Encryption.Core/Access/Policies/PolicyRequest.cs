using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// What is asked: an action (<c>s3:PutObject</c>) on a resource ARN by a principal (null: anonymous) in a context of condition keys.
/// Key names ignore case; a key that is absent is not in the context.
/// </summary>
public sealed class PolicyRequest
{
    private static readonly string[] None = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _context = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts a request together.</summary>
    public PolicyRequest(
        string action, string resource, PolicyPrincipal? principal, IEnumerable<KeyValuePair<string,
        IReadOnlyList<string>>>? context = null)
    {
        Action = action;
        Resource = resource;
        Principal = principal;
        foreach (var key in context ?? [])
        {
            _context[key.Key] = key.Value;
        }
    }

    /// <summary>The action, with its service.</summary>
    public string Action { get; }

    /// <summary>The resource's ARN; <c>*</c> where the action has none.</summary>
    public string Resource { get; }

    /// <summary>Who asks; null anonymous.</summary>
    public PolicyPrincipal? Principal { get; }

    /// <summary>The values of a key; empty where it is absent.</summary>
    public IReadOnlyList<string> Values(string key) => _context.TryGetValue(key, out var values) ? values : None;
}
