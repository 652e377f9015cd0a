using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>A part that S3 has.</summary>
/// <param name="Number">From 1.</param>
/// <param name="ETag">What S3 calls it.</param>
/// <param name="Sum">Its checksum, computed here.</param>
/// <param name="Encryption">How S3 says it is encrypted; null of a part that was there before.</param>
internal sealed record SentPart(int Number, string ETag, Checksum Sum, AppliedEncryption? Encryption);
