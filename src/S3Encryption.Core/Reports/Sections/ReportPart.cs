using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>A part of the page.</summary>
/// <param name="Id">By which it is linked to.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Note">What to know before reading it.</param>
/// <param name="Charts">Pictures of what the table says.</param>
/// <param name="Table">All of it.</param>
internal sealed record ReportPart(string Id, string Heading, string? Note, IReadOnlyList<ReportChart> Charts, ReportTable Table);

/// <summary>Bars, one a row.</summary>
/// <param name="Caption">What is measured.</param>
/// <param name="Alternative">The same in a sentence, for those who do not see it.</param>
/// <param name="Rows">The bars.</param>
internal sealed record ReportChart(string Caption, string Alternative, IReadOnlyList<ChartRow> Rows);

/// <summary>A bar of pieces.</summary>
/// <param name="Label">What it is of; null where there is only one bar.</param>
/// <param name="Amount">How much it is, in words.</param>
/// <param name="Pieces">Its pieces, from left to right; their shares of the whole width, from 0 to 1.</param>
internal sealed record ChartRow(string? Label, string Amount, IReadOnlyList<(EncryptionKind? Kind, double Share)> Pieces);
