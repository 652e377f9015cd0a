using System.Collections.Generic;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace S3Encryption.Help;

/// <summary>The error ids that docs/errors.md explains: those in the first column of its tables.</summary>
internal static class ErrorIds
{
    public static IReadOnlySet<string> Of(SourceFile errors) =>
        errors.Document.Descendants<Table>()
            .SelectMany(table => table.OfType<TableRow>())
            .SelectMany(row => row[0].Descendants<CodeInline>())
            .Select(code => code.Content)
            .ToHashSet();
}
