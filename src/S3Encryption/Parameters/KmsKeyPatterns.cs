using System;
using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>Which KMS keys are meant by what a person types for one: an ARN, an id, or a pattern of either.</summary>
internal static class KmsKeyPatterns
{
    /// <summary>What the ARN of a key must satisfy; null where every key does.</summary>
    public static Func<string, bool>? Of(string[]? given)
    {
        if (given is null) return null;
        var patterns = given.Select(text => new WildcardPattern(text, WildcardOptions.IgnoreCase)).ToArray();
        return arn => patterns.Any(p => p.IsMatch(arn) || p.IsMatch(arn.Substring(arn.LastIndexOf('/') + 1)));
    }
}
