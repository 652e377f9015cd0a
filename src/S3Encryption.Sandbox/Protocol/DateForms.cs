using System;
using System.Globalization;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>The two ways in which S3 writes an instant.</summary>
internal static class DateForms
{
    /// <summary>As in XML: <c>2026-11-23T19:47:22.000Z</c>.</summary>
    internal static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>As in headers: <c>Mon, 23 Nov 2026 19:47:22 GMT</c>.</summary>
    internal static string Http(DateTimeOffset instant) => instant.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A date header in any of HTTP's forms, or the ISO form; null where it is neither, and S3 then ignores it.</summary>
    internal static DateTimeOffset? TryParse(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
}
