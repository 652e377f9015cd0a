using System;
using System.Linq;
using System.Net;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>The naming rules. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.</summary>
internal static class BucketName
{
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    internal static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !LooksLikeAddress(name)
        && !Array.Exists(ReservedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !Array.Exists(ReservedSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>
    /// Whether the name may be given in a namespace: a name that ends in «-an» is of the account's own, in one Region, and of no other.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html.
    /// </summary>
    internal static bool IsIn(string name, bool ofAccount, string accountId, string region) => ofAccount
        ? name.EndsWith("-" + accountId + "-" + region + "-an", StringComparison.Ordinal)
        : !name.EndsWith("-an", StringComparison.Ordinal);

    private static bool LooksLikeAddress(string name) => name.Count(one => one == '.') == 3 && IPAddress.TryParse(name, out _);
}
