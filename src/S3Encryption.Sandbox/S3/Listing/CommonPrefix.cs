using System;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>What a delimiter rolls keys up into.</summary>
internal static class CommonPrefix
{
    /// <summary>The key up to and with the first delimiter after the prefix; null where there is none.</summary>
    internal static string? Of(string key, string prefix, string delimiter)
    {
        var at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
