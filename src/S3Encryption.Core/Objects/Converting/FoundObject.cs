namespace S3Encryption.Core.Objects.Converting;

/// <summary>A stored object before its conversion.</summary>
/// <param name="At">Where it is, with its SSE-C key where one opens it.</param>
/// <param name="State">What S3 says of it; null where it is under SSE-C and no key opens it.</param>
/// <param name="IsOlderVersion">Whether it is not the latest.</param>
/// <param name="Size">Bytes, null where nobody says: of an object that no key opens.</param>
internal sealed record FoundObject(ObjectAddress At, ObjectState? State, bool IsOlderVersion, long? Size)
{
    /// <summary>Whether there were SSE-C keys to try.</summary>
    public bool HadKeys { get; init; }
}
