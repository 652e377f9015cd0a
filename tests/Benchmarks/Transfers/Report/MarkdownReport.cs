using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Benchmarks.Transfers.Contestants;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>The tables that people read.</summary>
internal static class MarkdownReport
{
    private static readonly string[] References = [BareContestant.Word, "curl", "boto3", "rclone"];

    public static IEnumerable<string> Head(TransferOptions options, IEnumerable<Contestant> contestants, IEnumerable<string> notMeasured)
    {
        yield return $"Measured on {Machine.Text}.";
        yield return $"SSE-C over TLS, server and client on the same machine. Medians of {options.Rounds} interleaved rounds, "
            + "the order rotated (smallest–largest); of uploads, one before them was discarded. "
            + "Ratios are the medians of the rounds' ratios of wall time.";
        yield return "";
        foreach (var contestant in contestants) yield return $"- **{contestant.Name}**: {contestant.Description}";
        foreach (var line in notMeasured) yield return $"- {line}";
    }

    public static IEnumerable<string> Table(ScenarioResult result)
    {
        var references = References.Where(name => result.Of(name) is not null).ToList();
        yield return "";
        yield return $"## {result.Server}: {What(result)}";
        yield return "";
        yield return $"Load average {result.Load}.";
        yield return "";
        yield return Row(
            [
                "", "wall s", result.Scenario.IsLarge() ? "MiB/s" : "objects/s", .. references.Select(name => "÷ " + name),
                "user s", "system s", "peak MiB", "above its shell", "first request s",
            ]);
        yield return Row(["---", .. Enumerable.Repeat("---:", references.Count + 7)]);
        foreach (var series in result.Series.Where(series => result.Of(series.Contestant) is not null))
            yield return Row(Cells(result, series, references));
        foreach (var series in result.Series.Where(series => series.Failure is not null))
        {
            yield return "";
            yield return $"{series.Contestant} failed: {series.Failure}";
        }

        var judged = Target.Of(result.Scenario).Select(target => target.Judge(result)).OfType<string>().ToList();
        if (judged.Count == 0) yield break;
        yield return "";
        yield return "| the module's target | | reached | |";
        yield return "|---|---|---:|---|";
        foreach (var line in judged) yield return line;
    }

    private static IEnumerable<string> Cells(ScenarioResult result, Series series, List<string> references) =>
    [
        series.Contestant,
        series.Of(run => run.Wall).Text("0.00"),
        series.Of(run => (result.Scenario.IsLarge() ? result.Bytes / 1048576.0 : result.Objects) / run.Wall).MedianText("0"),
        .. references.Select(name => series.To(result.Of(name)!, run => run.Wall).MedianText("0.00")),
        series.Of(run => run.User).MedianText("0.00"),
        series.Of(run => run.System).MedianText("0.00"),
        series.Of(run => run.Peak).MedianText("0"),
        series.Of(run => run.Above)?.MedianText("0") ?? "",
        series.Of(run => run.Cold)?.MedianText("0.00") ?? "",
    ];

    private static string What(ScenarioResult result)
    {
        var size = (result.Bytes >> 20).ToString("N0", CultureInfo.InvariantCulture);
        var what = result.Scenario.IsLarge()
            ? $"one object of {size} MiB"
            : $"{result.Objects.ToString("N0", CultureInfo.InvariantCulture)} objects of 64 KiB";
        return $"{what} {(result.Scenario.IsUp() ? "up" : "down")}";
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
