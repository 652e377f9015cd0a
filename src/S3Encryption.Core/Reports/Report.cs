using System.Collections.Generic;
using S3Encryption.Core.Reports.Findings;
using S3Encryption.Core.Reports.Sections;

namespace S3Encryption.Core.Reports;

/// <summary>A report, whole, in the order in which it is read, and before anything is said of how it looks.</summary>
internal sealed record Report
{
    /// <summary>What it says of itself.</summary>
    public required ReportStamp Stamp { get; init; }

    /// <summary>The state, in sentences; the first says the most.</summary>
    public required IReadOnlyList<string> State { get; init; }

    /// <summary>The worst first.</summary>
    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    /// <summary>What is stored, in charts; nothing where no objects were given.</summary>
    public required IReadOnlyList<ReportPart> Stored { get; init; }

    /// <summary>What else it shows: only parts of which something was given.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>What it does not know.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }
}
