using System;
using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>The shapes that IAM's JSON is made of: objects without repeated members, text, and "one text or a list of them".</summary>
internal static class JsonMembers
{
    internal static List<JsonProperty> Of(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException(where, "a JSON object is expected, not " + Describe(json));
        }

        var members = new List<JsonProperty>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!seen.Add(Name(member, where)))
            {
                throw new PolicyFormatException(where, $"'{member.Name}' stands there twice");
            }

            members.Add(member);
        }

        return members;
    }

    internal static string Text(JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.String
            ? Decode(json, where)
            : throw new PolicyFormatException(where, "text is expected, not " + Describe(json));

    internal static List<string> Texts(JsonElement json, string where)
    {
        var texts = new List<string>();
        if (json.ValueKind != JsonValueKind.Array)
        {
            texts.Add(Text(json, where));
            return texts;
        }

        foreach (var item in json.EnumerateArray())
        {
            texts.Add(Text(item, $"{where}[{texts.Count}]"));
        }

        return texts;
    }

    /// <summary>Condition values: IAM takes true, false and numbers without quotes for what they read as.</summary>
    internal static List<string> Scalars(JsonElement json, string where)
    {
        var scalars = new List<string>();
        if (json.ValueKind != JsonValueKind.Array)
        {
            scalars.Add(Scalar(json, where));
            return scalars;
        }

        foreach (var item in json.EnumerateArray())
        {
            scalars.Add(Scalar(item, $"{where}[{scalars.Count}]"));
        }

        return scalars;
    }

    private static string Name(JsonProperty member, string where)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException halfASurrogate)
        {
            throw new PolicyFormatException(where, "a name is not valid Unicode", halfASurrogate);
        }
    }

    private static string Scalar(JsonElement json, string where) => json.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => json.GetRawText(),
        _ => Text(json, where),
    };

    private static string Decode(JsonElement json, string where)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException halfASurrogate)
        {
            throw new PolicyFormatException(where, "the text is not valid Unicode", halfASurrogate);
        }
    }

    private static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        JsonValueKind.String => "text",
        _ => json.GetRawText(),
    };
}
