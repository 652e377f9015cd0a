using System;
using System.Globalization;
using System.Text;

namespace S3Encryption;

/// <summary>
/// Makes text that can be seen of text that others chose, as keys of objects and messages of services are. What a browser or a console would
/// swallow, or take for an order to show what follows otherwise (control characters, marks of direction, lone surrogates), is written as its
/// number, <c>\u{202E}</c>.
/// </summary>
public static class VisibleText
{
    /// <summary>All of it.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text) => Of(text, IsHidden);

    /// <summary>The same for a message of several lines: ends of lines and tabs stay.</summary>
    /// <param name="text">Any text.</param>
    public static string OfLines(string text) => Of(text, static (text, at) => text[at] is not ('\n' or '\r' or '\t') && IsHidden(text, at));

    private static string Of(string text, Func<string, int, bool> isHidden)
    {
        var hidden = 0;
        while (hidden < text.Length && !isHidden(text, hidden)) hidden++;
        if (hidden == text.Length) return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (isHidden(text, i)) _ = shown.Append(@"\u{").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            else _ = shown.Append(text[i]);
        }

        return shown.ToString();
    }

    internal static bool IsHidden(string text, int at)
    {
        var isLow = char.IsLowSurrogate(text[at]);
        if (isLow && (at == 0 || !char.IsHighSurrogate(text[at - 1]))) return true;
        var category = char.IsSurrogate(text[at]) ? CharUnicodeInfo.GetUnicodeCategory(text, isLow ? at - 1 : at)
            : char.GetUnicodeCategory(text[at]);
        return text[at] is '\uFFFE' or '\uFFFF' || category is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
    }
}
