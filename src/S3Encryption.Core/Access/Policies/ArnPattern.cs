namespace S3Encryption.Core.Access.Policies;

/// <summary>ARNs compared part by part: a * does not reach over a colon, save in the last part.</summary>
internal static class ArnPattern
{
    private const int Parts = 6;

    internal static bool Matches(PatternText pattern, string arn)
    {
        if (pattern.Length == 1 && pattern.IsStar(0))
        {
            return true;
        }

        var values = arn.Split([':'], Parts);
        if (values.Length != Parts)
        {
            return false;
        }

        var from = 0;
        for (var part = 0; part < Parts; part++)
        {
            var end = part == Parts - 1 ? pattern.Length : pattern.Text.IndexOf(':', from);
            if (end < 0 || !Wildcard.Matches(pattern.Slice(from, end - from), values[part], ignoreCase: false))
            {
                return false;
            }

            from = end + 1;
        }

        return true;
    }
}
