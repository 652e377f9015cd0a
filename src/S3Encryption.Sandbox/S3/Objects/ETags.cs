using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>ETags, kept without their quotes.</summary>
internal static class ETags
{
    /// <summary>The MD5 where there is one; else, under SSE-KMS and SSE-C, one that tells nothing of the bytes.</summary>
    internal static string Of(byte[]? md5) => Convert.ToHexStringLower(md5 ?? RandomNumberGenerator.GetBytes(16));

    internal static string Quoted(string etag) => "\"" + etag + "\"";

    /// <summary>Whether one of the ETags of a condition header is this one, or it is <c>*</c>.</summary>
    internal static bool Matches(string header, string etag)
    {
        foreach (var one in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (one == "*" || string.Equals(Bare(one), etag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    internal static string Bare(string etag)
    {
        var strong = etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag;
        return strong.Trim('"');
    }
}
