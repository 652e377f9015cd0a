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

    /// <summary>What the document says came out.</summary>
    public static string Written => File.ReadAllText(Path).Replace("\r", "", StringComparison.Ordinal).Split(Begin)[1];

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
