using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// What a piece of a policy means, as text that is equal where the meaning is: for policies neither the order of members nor that of a list
/// counts, one value is a list of one, <c>true</c> is <c>"true"</c>, and everybody is <c>"*"</c> or <c>{"AWS":"*"}</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class PolicyMeaning
{
    private const string Everybody = "[1:*]";

    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => OfObject(json),
        JsonValueKind.Array => OfList(json.EnumerateArray().Select(OfItem)),
        _ => OfList([OfItem(json)]),
    };

    /// <summary>The text of a string, or its source where it holds half a character, which no text can.</summary>
    public static string Text(JsonElement json)
    {
        try
        {
            return json.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText();
        }
    }

    private static string OfItem(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => OfObject(json),
        JsonValueKind.Array => OfList(json.EnumerateArray().Select(OfItem)),
        JsonValueKind.String => Counted(Text(json)),
        _ => Counted(json.GetRawText()),
    };

    private static string OfObject(JsonElement json)
    {
        var members = json.EnumerateObject().Select(member => Counted(Name(member)) + "=" + Of(member.Value)).ToList();
        if (members is [$"3:AWS={Everybody}"]) return Everybody;
        members.Sort(StringComparer.Ordinal);
        return "{" + string.Join(",", members) + "}";
    }

    private static string OfList(IEnumerable<string> items) =>
        "[" + string.Join(",", items.Distinct(StringComparer.Ordinal).OrderBy(item => item, StringComparer.Ordinal)) + "]";

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return member.ToString();
        }
    }

    // With its length before it, no text can look like structure.
    private static string Counted(string text) => text.Length + ":" + text;
}
