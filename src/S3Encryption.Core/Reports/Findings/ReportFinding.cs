using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>Something that is not as it should be, and all that it is so for.</summary>
/// <param name="Severity">How much hangs on it.</param>
/// <param name="Title">What, in a line.</param>
/// <param name="Why">Why it matters, in a sentence.</param>
/// <param name="Extent">What it is so for, in numbers, such as <c>3 buckets</c>.</param>
internal sealed record ReportFinding(CheckSeverity Severity, string Title, string Why, string Extent)
{
    /// <summary>The first ones.</summary>
    public required IReadOnlyList<FindingCase> Cases { get; init; }

    /// <summary>What is said where not all are shown.</summary>
    public string? More { get; init; }

    /// <summary>Names of the first objects, where the cases are of whole buckets.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];
}

/// <summary>One thing that a finding is about.</summary>
/// <param name="Where">The bucket, object, key or caller.</param>
/// <param name="Evidence">What was found.</param>
/// <param name="Remedies">The exact commands, or statements, that mend it, one a line; none where nothing is known that would.</param>
internal sealed record FindingCase(string Where, string Evidence, IReadOnlyList<string> Remedies)
{
    public FindingCase(string where, string evidence, string? remedy = null)
        : this(where, evidence, remedy is null ? [] : (IReadOnlyList<string>)[remedy])
    {
    }
}
