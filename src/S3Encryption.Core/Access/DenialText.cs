using System.Text.RegularExpressions;

namespace S3Encryption.Core.Access;

/// <summary>Reads which policy layer denied from AWS's own sentence.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
internal static class DenialText
{
    // A layer's name has an end: without it a text that begins one again and again would take the square of its length.
    private static readonly Regex Implicit = new("because no (?<layer>[A-Za-z -]{1,60}?) allows", RegexOptions.CultureInvariant);
    private static readonly Regex Explicit = new(
        "explicit deny in an? (?<layer>[A-Za-z -]{1,60}?(policy|boundary))", RegexOptions.CultureInvariant);

    private static readonly Regex KeyArn = new("arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+", RegexOptions.CultureInvariant);

    private static readonly Regex Asked = new("not authorized to perform: (?<action>kms:[A-Za-z]+)", RegexOptions.CultureInvariant);

    /// <summary>The KMS action that was denied, such as <c>kms:Decrypt</c>; null where the denial is of something else.</summary>
    public static string? Action(string? message) =>
        message is not null && Asked.Match(message) is { Success: true } match ? match.Groups["action"].Value : null;

    /// <summary>The key that was denied: AWS names it by its ARN even where the caller gave an alias.</summary>
    public static string? KeyOf(string? message) =>
        message is not null && KeyArn.Match(message) is { Success: true } match ? match.Value : null;

    /// <summary>Such as <c>identity-based policy</c>; null where AWS does not say.</summary>
    public static string? Layer(string? message)
    {
        if (message is null) return null;
        var match = Explicit.Match(message);
        if (!match.Success) match = Implicit.Match(message);
        return match.Success ? match.Groups["layer"].Value.Trim() : null;
    }

    /// <summary>Whether a policy says no, rather than none saying yes.</summary>
    public static bool IsExplicit(string? message) => message is not null && Explicit.IsMatch(message);
}
