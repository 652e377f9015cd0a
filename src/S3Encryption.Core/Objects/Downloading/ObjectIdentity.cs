namespace S3Encryption.Core.Objects.Downloading;

/// <summary>What makes two answers be of the same object: ranges of different ones are never put together.</summary>
/// <param name="Location">Bucket and key.</param>
/// <param name="VersionId">The version, in a versioned bucket.</param>
/// <param name="ETag">The entity tag; without one, ranges cannot be told to belong together.</param>
/// <param name="Size">Bytes.</param>
internal sealed record ObjectIdentity(S3Location Location, string? VersionId, string? ETag, long Size);
