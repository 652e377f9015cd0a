using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>Makes names and texts of a hashtable as PowerShell users write it, where numbers need no quotes.</summary>
internal static class StringTables
{
    public static Dictionary<string, string>? Read(Hashtable? table)
    {
        if (table is null) return null;
        var texts = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in table)
            texts[Text(entry.Key)] = Text(entry.Value);
        return texts;
    }

    private static string Text(object? value) =>
        (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture);
}
