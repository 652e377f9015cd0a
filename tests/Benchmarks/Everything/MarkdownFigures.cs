using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace S3Encryption.Benchmarks.Everything;

/// <summary>The tables of a benchmark as JSON, for those who calculate on: a figure with its spread is median, smallest and largest.</summary>
internal static partial class MarkdownFigures
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string ToJson(string markdown)
    {
        var (text, tables) = (new List<string>(), new List<Dictionary<string, object>[]>());
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|') && i + 1 < lines.Length && Rule().IsMatch(lines[i + 1])) tables.Add(Table(lines, ref i));
            else if (lines[i].Length > 0) text.Add(lines[i]);
        }

        return JsonSerializer.Serialize(new { text, tables }, Indented);
    }

    private static Dictionary<string, object>[] Table(string[] lines, ref int i)
    {
        // Columns without a name are told apart by their places.
        var names = Cells(lines[i]).Select((name, at) => name.Length > 0 ? name : $"column {at + 1}").ToArray();
        var rows = lines.Skip(i + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        i += 1 + rows.Count;
        return [.. rows.Select(row => names.Zip(row, (name, cell) => (name, cell)).ToDictionary(c => c.name, c => Value(c.cell)))];
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static object Value(string cell)
    {
        var figure = Figure().Match(cell);
        if (!figure.Success) return cell;
        var median = Number(figure.Groups["median"]);
        return figure.Groups["min"].Success
            ? new { median, min = Number(figure.Groups["min"]), max = Number(figure.Groups["max"]) }
            : median;
    }

    private static double Number(Group text) => double.Parse(text.Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\|\s*:?-{3,}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?<median>\d[\d,]*(\.\d+)?)( \((?<min>\d[\d.,]*)–(?<max>\d[\d.,]*)\))?$")]
    private static partial Regex Figure();
}
