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
    private readonly Func<string, IReadOnlyList<string>> _values;

    /// <summary>Puts a request together.</summary>
    public PolicyRequest(
        string action, string resource, PolicyPrincipal? principal, IEnumerable<KeyValuePair<string,
        IReadOnlyList<string>>>? context = null)
        : this(action, resource, principal, In(context ?? []))
    {
    }

    /// <summary>Puts a request together whose keys are worked out when a policy asks for them; an absent key has no values.</summary>
    internal PolicyRequest(string action, string resource, PolicyPrincipal? principal, Func<string, IReadOnlyList<string>> values)
    {
        Action = action;
        Resource = resource;
        Principal = principal;
        _values = values;
    }

    /// <summary>The action, with its service.</summary>
    public string Action { get; }

    /// <summary>The resource's ARN; <c>*</c> where the action has none.</summary>
    public string Resource { get; }

    /// <summary>Who asks; null anonymous.</summary>
    public PolicyPrincipal? Principal { get; }

    /// <summary>The values of a key; empty where it is absent.</summary>
    public IReadOnlyList<string> Values(string key) => _values(key);

    private static Func<string, IReadOnlyList<string>> In(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> context)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in context)
        {
            keys[key.Key] = key.Value;
        }

        return key => keys.TryGetValue(key, out var values) ? values : None;
    }
}
