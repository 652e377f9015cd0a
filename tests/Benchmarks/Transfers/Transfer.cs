using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>What a contestant is told to do.</summary>
/// <param name="Scenario">What is transferred, and which way.</param>
/// <param name="Access">The server, and the SSE-C key.</param>
/// <param name="Key">The large object's key; of small ones the prefix, ending in <c>/</c>.</param>
/// <param name="Local">The file or folder to read, or the empty folder to write to.</param>
/// <param name="Objects">How many small ones there are.</param>
internal sealed record Transfer(Scenario Scenario, Access Access, string Key, string Local, int Objects)
{
    /// <summary>An object of a few bytes, for a process's first request.</summary>
    public const string TinyKey = "tiny";

    /// <summary>The file that it was made of.</summary>
    public string TinyFile { get; init; } = "";

    public IEnumerable<string> Keys =>
        Scenario.IsLarge() ? [Key] : Enumerable.Range(0, Objects).Select(number => Key + SmallName(number));

    public static string SmallName(int number) => number.ToString("d6", CultureInfo.InvariantCulture);
}
