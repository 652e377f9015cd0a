using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>A table. The first cell of each row names what the row is of.</summary>
internal sealed record ReportTable(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    /// <summary>More rows than this are not shown.</summary>
    public const int MostRows = 1000;

    /// <summary>What is said where not all rows are shown.</summary>
    public string? More { get; init; }
}

/// <summary>A column.</summary>
internal sealed record TableColumn(string Title, bool IsNumber = false);

/// <summary>A cell.</summary>
/// <param name="Text">What it says.</param>
internal sealed record TableCell(string Text)
{
    /// <summary>What is said below it, in smaller letters.</summary>
    public string? Detail { get; init; }

    /// <summary>The number to sort by, where the text is not it.</summary>
    public long? Sort { get; init; }

    /// <summary>Whether it is the name of a kind of encryption, to be shown with its colour.</summary>
    public bool IsKind { get; init; }

    /// <summary>The kind whose colour that is; null for one that is not known.</summary>
    public EncryptionKind? Kind { get; init; }

    /// <summary>How good or bad it is; null where that is not the question.</summary>
    public Tone? Tone { get; init; }

    public static TableCell Named(Name name) => new(name.Text) { Detail = name.Detail };

    public static implicit operator TableCell(string? text) => new(text ?? string.Empty);
}

/// <summary>How good or bad something is. The words say it too.</summary>
internal enum Tone
{
    Good,
    Low,
    Medium,
    High,
}
