using System;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// Fills <c>${key}</c> and <c>${key, 'default'}</c>:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html. Only keys with one value can be variables.
/// </summary>
internal static class PolicyVariables
{
    /// <summary>The pattern with its variables filled, or null where one has no value: such a pattern matches nothing.</summary>
    internal static PatternText? Fill(string pattern, PolicyRequest request, bool hasVariables)
    {
        var at = hasVariables ? pattern.IndexOf("${", StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            return PatternText.Literal(pattern);
        }

        var filled = new PatternText.Builder();
        var from = 0;
        while (at >= 0)
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0)
            {
                break;
            }

            filled.Append(pattern.Substring(from, at - from), plain: false);
            if (Value(pattern.Substring(at + 2, end - at - 2), request) is not { } value)
            {
                return null;
            }

            filled.Append(value, plain: true);
            from = end + 1;
            at = pattern.IndexOf("${", from, StringComparison.Ordinal);
        }

        filled.Append(pattern.Substring(from), plain: false);
        return filled.Build();
    }

    private static string? Value(string expression, PolicyRequest request)
    {
        if (expression is "*" or "?" or "$")
        {
            return expression;
        }

        var comma = expression.IndexOf(',');
        var key = (comma < 0 ? expression : expression.Substring(0, comma)).Trim();
        if (request.Values(key) is [var single])
        {
            return single;
        }

        var fallback = comma < 0 ? "" : expression.Substring(comma + 1).Trim();
        return fallback.Length >= 2 && fallback[0] == '\'' && fallback[fallback.Length - 1] == '\''
            ? fallback.Substring(1, fallback.Length - 2)
            : null;
    }
}
