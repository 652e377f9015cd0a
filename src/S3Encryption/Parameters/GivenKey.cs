using S3Encryption.Core.Keys.Reading;

namespace S3Encryption.Parameters;

/// <summary>A key as it was given: read, or wrapped and still to be opened.</summary>
/// <param name="Reading">A plain key.</param>
/// <param name="Wrapped">The text of a wrapped one.</param>
/// <param name="Path">The file it is from, if any.</param>
internal sealed record GivenKey(SseCKeyReading? Reading, string? Wrapped, string? Path);
