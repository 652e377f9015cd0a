using System.Globalization;
using System.Linq;
using System.Text;

namespace S3Encryption.Core.Objects;

/// <summary>Writes any text so that PowerShell reads it back as it is, and runs nothing of it.</summary>
public static class PowerShellText
{
    /// <summary>In single quotes.</summary>
    /// <param name="text">Any text.</param>
    public static string Quoted(string text) => "'" + string.Concat(text.Select(c => IsSingleQuote(c) ? $"{c}{c}" : $"{c}")) + "'";

    /// <summary>
    /// In a form that can also be read and copied from a page: without quotes where it is a plain word; what cannot be seen as its number,
    /// which PowerShell 7 understands.
    /// </summary>
    internal static string Word(string text, System.Func<string, int, bool> isHidden)
    {
        if (text.Length > 0 && IsPlain(text)) return text;
        if (!Enumerable.Range(0, text.Length).Any(i => isHidden(text, i))) return Quoted(text);
        var word = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isHidden(text, i)) _ = word.Append("`u{").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            else if (c is '`' or '$' or '"' or '\u201C' or '\u201D' or '\u201E') _ = word.Append('`').Append(c);
            else _ = word.Append(c);
        }

        return word.Append('"').ToString();
    }

    // PowerShell takes typographic quotes for quotes as well.
    private static bool IsSingleQuote(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';

    private static bool IsPlain(string text) => text[0] is not ('-' or '.') && !char.IsDigit(text[0])
        && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '/' or ':');
}
