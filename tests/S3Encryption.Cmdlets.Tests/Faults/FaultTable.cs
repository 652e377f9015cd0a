using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using S3Encryption.Engine;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>The matrix as the table that stands in docs/faults.md, behind its introduction.</summary>
internal static class FaultTable
{
    private const string Begin = "<!-- what follows is written by FaultMatrixTests -->\n";

    private static string Path => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(HostedEngine.ManifestPath)!, "docs", "faults.md");

    /// <summary>
    /// Where the document says otherwise. Of requests that are sent side by side nobody knows which is the nth, so that what came of one has to
    /// be among what the document says of the operation, and where nothing is heard of a fault any more, it may not say that something is.
    /// </summary>
    public static IEnumerable<string> Differences(IReadOnlyList<Cell> cells)
    {
        var written = Read();
        foreach (var field in cells.GroupBy(c => (c.Scenario.Name, Operation: c.Operation.ToString(), c.Fault)))
        {
            var said = written.GetValueOrDefault((field.Key.Name, field.Key.Operation, field.Key.Fault.Name), "");
            var isNew = field.Any(c => c.Verdict.Outcome != Verdict.Survived && !said.Contains(c.Verdict.Outcome, StringComparison.Ordinal));
            var isGone = field.All(c => c.Verdict.Outcome == Verdict.Survived) && !said.Contains(Verdict.Survived, StringComparison.Ordinal);
            if (isNew || isGone) yield return $"{field.Key.Name} | {field.Key.Operation} | {field.Key.Fault}: {Text([.. field])}, not {said}";
        }
    }

    /// <summary>Puts what came out now into the document.</summary>
    public static void Write(string table) => File.WriteAllText(Path, File.ReadAllText(Path).Split(Begin)[0] + Begin + table);

    /// <summary>A heading for each scenario, a row for each operation, a column for each fault.</summary>
    public static string Of(IEnumerable<Cell> cells)
    {
        var text = new StringBuilder();
        foreach (var scenario in cells.GroupBy(c => c.Scenario))
        {
            _ = text.Append("\n## ").Append(scenario.Key.Name).Append("\n\n").Append(Row("request", FaultKind.All.Select(f => f.Name)))
                .Append(Row("---", FaultKind.All.Select(_ => "---")));
            foreach (var operation in scenario.GroupBy(c => c.Operation))
                _ = text.Append(Row(operation.Key.ToString(), FaultKind.All.Select(fault => Text([.. operation.Where(c => c.Fault == fault)]))));
        }

        return text.ToString();
    }

    private static Dictionary<(string Scenario, string Operation, string Fault), string> Read()
    {
        var fields = new Dictionary<(string Scenario, string Operation, string Fault), string>();
        var scenario = "";
        foreach (var line in File.ReadAllText(Path).Replace("\r", "", StringComparison.Ordinal).Split(Begin)[1].Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) scenario = line[3..];
            var row = line.Split('|', StringSplitOptions.TrimEntries);
            for (var i = 0; row.Length == FaultKind.All.Count + 3 && i < FaultKind.All.Count; i++)
                fields[(scenario, row[1], FaultKind.All[i].Name)] = row[i + 2];
        }

        return fields;
    }

    private static string Row(string first, IEnumerable<string> rest) => $"| {first} | {string.Join(" | ", rest)} |\n";

    private static string Text(IReadOnlyList<Cell> cells)
    {
        var outcomes = cells.Select(c => c.Verdict.Outcome).Distinct().ToList();
        return outcomes.Count switch
        {
            0 => "",
            1 => outcomes[0],
            _ => string.Join(", ", cells.Select(c => $"{c.Nth}: {c.Verdict.Outcome}")),
        };
    }
}
