using System;
using System.Linq;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.Storage;

/// <summary>The ids of versions. https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html.</summary>
internal static class VersionIds
{
    /// <summary>The id of what was written while the bucket kept no versions.</summary>
    internal const string Null = "null";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private const int Length = 32;

    internal static string Next() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether this could be the id of a version at all.</summary>
    internal static bool IsWellFormed(string id) =>
        id is Null || (id.Length == Length && id.All(one => Alphabet.Contains(one, StringComparison.Ordinal)));
}
