using System.Globalization;
using System.Text;

namespace S3Encryption.Core.Reports.Html;

/// <summary>
/// Makes text that can be seen of any text. What a browser would swallow, or take for an order to show what follows otherwise (control
/// characters, marks of direction, lone surrogates), is written as its number, <c>\u{202E}</c>.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        var hidden = 0;
        while (hidden < text.Length && !IsHidden(text, hidden)) hidden++;
        if (hidden == text.Length) return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHidden(text, i)) _ = shown.Append(@"\u{").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            else _ = shown.Append(text[i]);
        }

        return shown.ToString();
    }

    /// <summary>Whether the text has anything that is not shown as it is.</summary>
    public static bool HasHidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsHidden(text, i)) return true;
        return false;
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
