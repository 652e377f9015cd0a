using System;

namespace S3Encryption.Core.Objects;

/// <summary>A checksum over all bytes of an object, as S3 keeps it: two objects with the same one are the same.</summary>
/// <param name="Algorithm">Such as <c>CRC64NVME</c>.</param>
/// <param name="Value">In base64.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html</remarks>
internal sealed record ObjectChecksum(string Algorithm, string Value)
{
    /// <summary>The one that S3 keeps where none is asked for.</summary>
    public const string Default = "CRC64NVME";

    // The first three are those that S3 computes over the whole of an object that came in parts.
    private static readonly string[] Algorithms =
        [Default, "CRC32C", "CRC32", "SHA256", "SHA1", "SHA512", "MD5", "XXHASH128", "XXHASH3", "XXHASH64"];

    private static readonly (string Algorithm, string Header)[] Headers =
        Array.ConvertAll(Algorithms, algorithm => (algorithm, "x-amz-checksum-" + algorithm.ToLowerInvariant()));

    /// <summary>Whether S3 makes it of a copy in parts as well.</summary>
    public bool IsJoinable => Array.IndexOf(Algorithms, Algorithm) < 3;

    /// <summary>The checksum that headers name; null for none, and for one over checksums of parts, which says how they were cut.</summary>
    public static ObjectChecksum? From(Func<string, string?> header)
    {
        if (header("x-amz-checksum-type") is null or "COMPOSITE") return null;
        foreach (var (algorithm, name) in Headers)
            if (header(name) is string value) return new ObjectChecksum(algorithm, value);
        return null;
    }
}
