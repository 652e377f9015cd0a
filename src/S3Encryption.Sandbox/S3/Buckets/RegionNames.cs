using System.Text.RegularExpressions;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>Tells names that can be a Region's from others, without a list that would age.</summary>
internal static partial class RegionNames
{
    internal static bool IsPlausible(string name) => Shape().IsMatch(name);

    [GeneratedRegex("^[a-z]{2,4}(-[a-z]{3,12}){1,2}-[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
