using System;
using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>What -Include and -Exclude say of object keys, as PowerShell's wildcards and with their case: keys are told apart by it.</summary>
internal static class KeyPatterns
{
    /// <summary>Null where every key fits.</summary>
    public static Func<string, bool>? Of(string[]? include, string[]? exclude)
    {
        if (include is null && exclude is null) return null;
        var (taken, left) = (Patterns(include), Patterns(exclude));
        return key => (include is null || taken.Any(p => p.IsMatch(key))) && !left.Any(p => p.IsMatch(key));
    }

    private static WildcardPattern[] Patterns(string[]? texts) =>
        [.. (texts ?? []).Select(text => WildcardPattern.Get(text, WildcardOptions.None))];
}
