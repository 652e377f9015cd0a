using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>Makes names and values of a hashtable, as a person types one.</summary>
internal static class Texts
{
    public static Dictionary<string, string>? Of(Hashtable? table)
    {
        if (table is null) return null;
        var texts = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in table) texts[Text(entry.Key)] = Text(entry.Value);
        return texts;
    }

    private static string Text(object? value) =>
        (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture);
}
