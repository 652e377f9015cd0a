using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>What the module is to reach in a scenario, beside whom it is measured with.</summary>
internal sealed record Target(string Text, bool IsMost, double Limit, Func<ScenarioResult, Series, double?> Value)
{
    private static readonly Target Memory = new(
        "peak MiB above the bare shell", true, 120, (_, module) => module.Of(run => run.Above)?.Max);

    public static IReadOnlyList<Target> Of(Scenario scenario) => scenario switch
    {
        Scenario.LargeUp => [Wall("boto3", 0.90), Wall(BareContestant.Word, 1.10), Memory],
        Scenario.LargeDown =>
            [Wall("curl", 1.15), UserProcessor("boto3", 0.6), Memory],
        Scenario.SmallUp => [Rate("rclone", 1.3), Rate(BareContestant.Word, 0.9), Memory],
        _ => [Rate("rclone", 1.0), Memory],
    };

    /// <summary>What was reached, and whether it is enough; null where the module or the other was not measured.</summary>
    public string? Judge(ScenarioResult result)
    {
        if (result.Of(ModuleContestant.Word) is not Series module || Value(result, module) is not double reached) return null;
        var isMet = IsMost ? reached <= Limit : reached >= Limit;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Text} | {(IsMost ? "at most" : "at least")} {Limit:0.##} | {reached:0.00#} | {(isMet ? "met" : "**not met**")} |");
    }

    private static Target Wall(string other, double most) =>
        new($"wall ÷ {other}", true, most, (result, module) => Ratio(result, module, other, run => run.Wall));

    private static Target UserProcessor(string other, double most) =>
        new($"user CPU ÷ {other}'s", true, most, (result, module) => Ratio(result, module, other, run => run.User));

    private static Target Rate(string other, double least) =>
        new($"objects/s ÷ {other}'s", false, least, (result, module) => Ratio(result, module, other, run => 1 / run.Wall));

    private static double? Ratio(ScenarioResult result, Series module, string other, Func<Run, double> value) =>
        result.Of(other) is Series reference ? module.To(reference, value).Median : null;
}
