using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>What to measure, as the command line says it.</summary>
internal sealed record TransferOptions
{
    public const string Usage =
        """
        dotnet run -c Release --project tests/Benchmarks -- transfers [OPTION …]      the module beside its peers, over TLS and SSE-C
            --server rgw|sandbox|both    --only large-up,large-down,small-up,small-down    --contestants module,bare,curl,…
            --rounds N                   measured rounds; uploads have one before them that is discarded
            --size MiB  --objects N      of the one large file; how many small files of 64 KiB
            --json FILE  --markdown FILE where the raw rounds and the tables go; the tables are also printed
        """;

    public IReadOnlyList<string> Servers { get; private init; } = ["rgw", "sandbox"];

    public IReadOnlyList<Scenario> Only { get; private init; } = Enum.GetValues<Scenario>();

    /// <summary>Names of those to measure; null for all.</summary>
    public IReadOnlyList<string>? Contestants { get; private init; }

    public int Rounds { get; private init; } = 5;

    public long LargeBytes { get; private init; } = 512L << 20;

    public int Objects { get; private init; } = 1000;

    public string? Json { get; private init; }

    public string? Markdown { get; private init; }

    /// <exception cref="FormatException">An option is not one of those, or its value is none.</exception>
    public static TransferOptions Parse(string[] arguments)
    {
        if (arguments.Length % 2 != 0)
            throw new FormatException($"{arguments[^1]} has no value.");
        return arguments.Chunk(2).Aggregate(new TransferOptions(), (options, pair) => options.With(pair[0], pair[1]));
    }

    private TransferOptions With(string name, string value) => name switch
    {
        "--server" => this with { Servers = value == "both" ? Servers : [OneOf(Servers, value)] },
        "--only" => this with { Only = [.. value.Split(',').Select(ScenarioOf)] },
        "--contestants" => this with { Contestants = value.Split(',') },
        "--rounds" => this with { Rounds = Number(value) },
        "--size" => this with { LargeBytes = (long)Number(value) << 20 },
        "--objects" => this with { Objects = Number(value) },
        "--json" => this with { Json = value },
        "--markdown" => this with { Markdown = value },
        _ => throw new FormatException($"{name} is not an option."),
    };

    private static Scenario ScenarioOf(string word)
    {
        var all = Enum.GetValues<Scenario>();
        return all.First(scenario => scenario.Word() == OneOf([.. all.Select(Scenarios.Word)], word));
    }

    private static string OneOf(IReadOnlyList<string> words, string value) =>
        words.Contains(value) ? value : throw new FormatException($"{value} is none of {string.Join(", ", words)}.");

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{value} is not a number above 0.");
}
