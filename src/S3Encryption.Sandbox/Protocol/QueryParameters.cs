using System;
using System.Collections.Generic;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>The decoded query string. Names are case-sensitive, as in AWS; the first of several equal names counts.</summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private QueryParameters()
    {
    }

    internal string? this[string name] => _values.GetValueOrDefault(name);

    internal IEnumerable<string> Names => _values.Keys;

    /// <summary>Parses; null where an escape is malformed.</summary>
    internal static QueryParameters? TryParse(string rawQuery)
    {
        var parameters = new QueryParameters();
        foreach (var pair in rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = PercentCoding.TryDecode(equals < 0 ? pair : pair[..equals], plusIsSpace: true);
            var value = equals < 0 ? "" : PercentCoding.TryDecode(pair[(equals + 1)..], plusIsSpace: true);
            if (name is null || value is null)
            {
                return null;
            }

            _ = parameters._values.TryAdd(name, value);
        }

        return parameters;
    }

    internal bool Has(string name) => _values.ContainsKey(name);
}
