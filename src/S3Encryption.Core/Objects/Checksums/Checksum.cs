using System;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>The checksum of a stretch of content.</summary>
/// <param name="Algorithm">Which.</param>
/// <param name="Value">Its bytes, the most significant first.</param>
/// <param name="Length">How many bytes it is of.</param>
internal sealed record Checksum(ChecksumAlgorithm Algorithm, byte[] Value, long Length)
{
    /// <summary>As S3's headers and documents have it.</summary>
    public string Text => Convert.ToBase64String(Value);
}
