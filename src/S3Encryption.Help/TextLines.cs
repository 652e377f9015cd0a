using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Help;

/// <summary>Text broken into lines of a width.</summary>
internal static class TextLines
{
    private const string Gap = "  ";

    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0) yield return line;
    }

    /// <summary>Lines of which the first begins with a mark and the others are indented by its width.</summary>
    public static IEnumerable<string> Hanging(string mark, string text, int width) =>
        Wrap(text, width - mark.Length).Select((line, i) => (i == 0 ? mark : new string(' ', mark.Length)) + line);

    /// <summary>Rows in columns, the last of which is wrapped; the first row is a heading.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var columns = Enumerable.Range(0, rows[0].Count - 1).Select(i => rows.Max(row => row[i].Length)).ToList();
        var rule = columns.Select(column => new string('-', column)).Append(new string('-', rows[0][^1].Length)).ToList();
        return new[] { rows[0], rule }.Concat(rows.Skip(1)).SelectMany(row =>
        {
            var start = string.Concat(columns.Select((column, i) => row[i].PadRight(column) + Gap));
            return row[^1].Length == 0 ? [start] : Hanging(start, row[^1], width);
        });
    }
}
