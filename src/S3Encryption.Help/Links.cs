using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace S3Encryption.Help;

/// <summary>The links of a source.</summary>
internal static class Links
{
    public static bool LeadsOut(LinkInline link) =>
        Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Links to files that are not there.</summary>
    public static IEnumerable<Problem> Dead(MarkdownDocument document, string file) =>
        from link in document.Descendants<LinkInline>()
        where !LeadsOut(link) && link.Url is { Length: > 0 } && link.Url[0] != '#'
        let target = Path.Combine(Path.GetDirectoryName(file)!, link.Url!.Split('#')[0])
        where !File.Exists(target) && !Directory.Exists(target)
        select new Problem(file, link.Line + 1, $"The link leads to '{link.Url}', which is not there.");
}
