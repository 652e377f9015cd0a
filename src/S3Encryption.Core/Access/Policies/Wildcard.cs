namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// IAM's patterns: * for any run of characters, ? for one. Linear in time for one star, quadratic at worst:
/// a pattern from a hostile policy cannot stall the evaluator as a backtracking expression could.
/// </summary>
internal static class Wildcard
{
    internal static bool Matches(string pattern, string text, bool ignoreCase = false) =>
        Matches(PatternText.Literal(pattern), text, ignoreCase);

    internal static bool Matches(PatternText pattern, string text, bool ignoreCase)
    {
        int at = 0, next = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern.IsStar(next))
            {
                star = next++;
                resume = at;
            }
            else if (next < pattern.Length && (pattern.IsQuestionMark(next) || Same(pattern[next], text[at], ignoreCase)))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (next < pattern.Length && pattern.IsStar(next))
        {
            next++;
        }

        return next == pattern.Length;
    }

    private static bool Same(char pattern, char text, bool ignoreCase) =>
        pattern == text || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text));
}
