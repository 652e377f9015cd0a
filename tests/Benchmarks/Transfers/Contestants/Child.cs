using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>A process that measures its transfer itself, once it is warm, and writes the run as its last line.</summary>
internal static class Child
{
    /// <summary>What the benchmark is started with to be such a process: a contestant's name and what it is to do follow.</summary>
    public const string Argument = "transfer-here";

    /// <summary>Starts this program as one.</summary>
    public static Run Measure(Transfer transfer, params string[] arguments) =>
        Measure(Environment.ProcessPath!, [Argument, .. arguments], transfer.Access.Environment);

    public static Run Measure(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var process = MeasuredProcess.Start(program, arguments, environment);
        var own = JsonSerializer.Deserialize<Run>(process.Output.TrimEnd().Split('\n').Last(), JsonSerializerOptions.Web)!;
        return own with { WholeProcessor = process.Run.Processor };
    }
}
