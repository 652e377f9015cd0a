using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>Comma-separated values as of RFC 4180.</summary>
internal static class Csv
{
    /// <summary>Longer than any key, percent-encoded and quoted.</summary>
    private const int LongestField = 16 * 1024;

    /// <summary>The rows of a file; those with nothing in them are left out.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or a field has no end.</exception>
    internal static IEnumerable<IReadOnlyList<string>> Read(TextReader reader)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        int one;
        while ((one = reader.Read()) >= 0)
        {
            if (field.Length > LongestField)
            {
                throw new FormatException("A field is too long.");
            }

            if (quoted && one == '"' && reader.Peek() == '"')
            {
                _ = field.Append((char)reader.Read());
            }
            else if (one == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || one is not (',' or '\n' or '\r'))
            {
                _ = field.Append((char)one);
            }
            else if (one is ',')
            {
                row.Add(Taken(field));
            }
            else if (row.Count > 0 || field.Length > 0)
            {
                row.Add(Taken(field));
                yield return row;
                row = [];
            }
        }

        if (quoted)
        {
            throw new FormatException("A quotation mark is not closed.");
        }

        if (row.Count > 0 || field.Length > 0)
        {
            row.Add(Taken(field));
            yield return row;
        }
    }

    /// <summary>A row with its line end.</summary>
    internal static string Row(params IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? text
        : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Taken(StringBuilder field)
    {
        var text = field.ToString();
        _ = field.Clear();
        return text;
    }
}
