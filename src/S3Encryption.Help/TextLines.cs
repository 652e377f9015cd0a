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

    /// <summary>Rows in columns, of which the widest give way until all fit; the first row is a heading.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var widths = rows[0].Select((_, i) => rows.Max(row => row[i].Length)).ToList();
        while (widths.Sum() + (Gap.Length * (widths.Count - 1)) > width) widths[widths.IndexOf(widths.Max())]--;
        var rule = widths.Select((column, i) => new string('-', i < widths.Count - 1 ? column : rows[0][i].Length)).ToList();
        return new[] { rows[0], rule }.Concat(rows.Skip(1)).SelectMany(row => Row(row, widths));
    }

    private static IEnumerable<string> Row(IReadOnlyList<string> cells, IReadOnlyList<int> widths)
    {
        var columns = cells.Select((cell, i) => Wrap(cell, widths[i]).ToList()).ToList();
        return Enumerable.Range(0, columns.Max(column => column.Count)).Select(line => string.Join(
            Gap, columns.Select((column, i) => (line < column.Count ? column[line] : string.Empty).PadRight(widths[i]))));
    }
}
