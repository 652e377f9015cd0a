using System.Text;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// Takes the white space out of JSON, and nothing else: numbers, escapes and the order of members stay as whoever wrote them did, and what
/// counts towards S3's limit is what is said.
/// </summary>
internal static class CompactJson
{
    /// <param name="json">Well-formed JSON.</param>
    public static string Of(string json)
    {
        var compact = new StringBuilder(json.Length);
        var inText = false;
        for (var at = 0; at < json.Length; at++)
        {
            var one = json[at];
            if (one == '"') inText = !inText;
            if (inText || one is not (' ' or '\t' or '\r' or '\n')) _ = compact.Append(one);
            // The character behind a backslash never ends the text.
            if (inText && one == '\\') _ = compact.Append(json[++at]);
        }

        return compact.ToString();
    }
}
