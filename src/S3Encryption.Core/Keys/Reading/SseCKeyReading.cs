namespace S3Encryption.Core.Keys.Reading;

/// <summary>A key that was read, and what it was taken for.</summary>
/// <param name="Key">The key.</param>
/// <param name="Form">What the text or bytes were taken for, such as <c>base64</c>.</param>
/// <param name="Warning">What the user should know of it, if anything.</param>
public sealed record SseCKeyReading(SseCKey Key, string Form, string? Warning = null);
