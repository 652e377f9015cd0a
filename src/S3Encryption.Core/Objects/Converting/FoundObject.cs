namespace S3Encryption.Core.Objects.Converting;

/// <summary>A stored object before its conversion.</summary>
/// <param name="At">Where it is, with its SSE-C key where one opens it.</param>
/// <param name="State">What S3 says of it; null where it is under SSE-C and no key opens it.</param>
/// <param name="IsOlderVersion">Whether it is not the latest.</param>
/// <param name="Size">Bytes, as far as it is known.</param>
internal sealed record FoundObject(ObjectAddress At, ObjectState? State, bool IsOlderVersion, long Size);
