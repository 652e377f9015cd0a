using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>The key that opens an object.</summary>
/// <param name="Candidate">Where it comes from.</param>
/// <param name="Key">The key itself.</param>
/// <param name="Object">What S3 says of the object to who has it.</param>
internal sealed record FoundKey(KeyCandidate Candidate, SseCKey Key, ObjectState Object);
