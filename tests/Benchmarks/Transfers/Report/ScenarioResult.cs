using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>One scenario on one server.</summary>
/// <param name="Server">The server.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Bytes">How many bytes were transferred.</param>
/// <param name="Objects">As how many objects.</param>
/// <param name="Series">Each contestant's rounds.</param>
internal sealed record ScenarioResult(string Server, Scenario Scenario, long Bytes, int Objects, IReadOnlyList<Series> Series)
{
    /// <summary>The machine's load average before the first round and after the last: high where others work on it too.</summary>
    public string? Load { get; set; }

    /// <summary>The series of a contestant that has as many rounds as any.</summary>
    public Series? Of(string contestant) =>
        Series.FirstOrDefault(series => series.Contestant == contestant && series.Failure is null && series.Rounds.Count > 0);
}
