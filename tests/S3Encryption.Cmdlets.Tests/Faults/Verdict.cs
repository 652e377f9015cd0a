using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>What is to be thought of a run in which something went wrong.</summary>
/// <param name="Outcome">What the user met: <see cref="Survived"/>, <see cref="Told"/>, or the ids of the errors.</param>
/// <param name="Wrongs">What must not be; empty where all is well.</param>
/// <param name="Difference">The first lines in which the output is another; null where it is the same, or there were errors.</param>
internal sealed record Verdict(string Outcome, IReadOnlyList<string> Wrongs, string? Difference = null)
{
    /// <summary>As if nothing had happened.</summary>
    public const string Survived = "✓";

    /// <summary>No error, and the output says what could not be found out.</summary>
    public const string Told = "told";
}
