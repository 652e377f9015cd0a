using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>Something that the report does not know.</summary>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Command">The command that would tell.</param>
internal sealed record Gap(string Text, string? Command = null)
{
    /// <summary>The first things that it is so for, and why.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>What is said where not all are shown.</summary>
    public string? More { get; init; }
}
