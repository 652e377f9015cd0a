using System.Net.Http.Headers;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// Media types as they can be sent. The SDK signs what it is given and .NET sends it in its own spelling, so that S3 refuses
/// <c>text/csv;charset=utf-8</c>, which lacks a space, for its signature (AWSSDK 4.1.0).
/// </summary>
internal static class MediaType
{
    /// <summary>What S3 takes for the type of an object that comes without one.</summary>
    public const string Unknown = "binary/octet-stream";

    /// <summary>The same type in the spelling that is sent; null where it is none.</summary>
    public static string? ForSending(string text) => MediaTypeHeaderValue.TryParse(text, out var type) ? type.ToString() : null;
}
