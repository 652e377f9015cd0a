using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>Something that the report does not know.</summary>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Command">The command that would tell.</param>
internal sealed record Gap(string Text, string? Command = null)
{
    private const int MostSamples = 10;

    /// <summary>One of several things, of which the first are named.</summary>
    /// <param name="text">What, in a sentence.</param>
    /// <param name="samples">What it is so for; all of it, or the first of it.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="command">The command that would tell.</param>
    public static Gap Of(string text, IEnumerable<string> samples, long count, string? command = null)
    {
        var shown = samples.Take(MostSamples).ToList();
        return new Gap(text, command) { Samples = shown, More = Amount.More(count, shown.Count) };
    }

    /// <summary>The first things that it is so for, and why.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>What is said where not all are shown.</summary>
    public string? More { get; init; }
}
