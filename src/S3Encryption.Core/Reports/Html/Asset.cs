using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Core.Reports.Html;

/// <summary>A style sheet or script of the report's own. The page allows it by its hash, and nothing else.</summary>
internal sealed class Asset
{
    private Asset(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in this assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser hashes the text with its line ends made LF, and git may have made them CRLF.
        Text = reader.ReadToEnd().Replace("\r\n", "\n");
        using var sha = SHA256.Create();
        Source = $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)))}'";
    }

    public static Asset Style { get; } = new("report.css");

    public static Asset Script { get; } = new("report.js");

    /// <summary>What goes between the tags, to the letter.</summary>
    public string Text { get; }

    /// <summary>How a Content-Security-Policy names it.</summary>
    public string Source { get; }
}
