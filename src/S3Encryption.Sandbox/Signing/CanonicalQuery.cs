using System;
using System.Collections.Generic;
using System.Text;

namespace S3Encryption.Sandbox.Signing;

/// <summary>The query part of a canonical request: encoded, then sorted by name and value.</summary>
internal static class CanonicalQuery
{
    internal static string Of(string query, bool presigned, bool forShow)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Encode(equals < 0 ? part : part[..equals]);
            if (presigned && name == "X-Amz-Signature")
            {
                continue;
            }

            var value = equals < 0 ? "" : Encode(part[(equals + 1)..]);
            pairs.Add((name, forShow && name == "X-Amz-Security-Token" ? "[not shown]" : value));
        }

        pairs.Sort(static (left, right) =>
            string.CompareOrdinal(left.Name, right.Name) is var order and not 0 ? order : string.CompareOrdinal(left.Value, right.Value));
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
        {
            _ = (text.Length == 0 ? text : text.Append('&')).Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }

    private static string Encode(string raw)
    {
        var text = new StringBuilder(raw.Length + 8);
        UriText.AppendCanonical(text, raw, keepSlash: false, plusIsSpace: true);
        return text.ToString();
    }
}
