using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Signing;

/// <summary>The time a request was signed: X-Amz-Date (<c>20130524T000000Z</c>), else Date.</summary>
internal static class SigningTime
{
    internal const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly string[] DateForms = ["d MMM yyyy HH:mm:ss 'GMT'", "d MMM yyyy HH:mm:ss zzz"];

    internal static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    internal static DateTimeOffset? Of(HttpRequest request)
    {
        var header = request.Headers["X-Amz-Date"].ToString();
        if (header.Length == 0)
        {
            header = request.Headers.Date.ToString();
        }

        return Parse(header) ?? ParseDate(header);
    }

    /// <summary>
    /// A Date as RFC 9110 or RFC 5322 writes it: <c>GMT</c>, or an offset such as <c>-0000</c>. The day of the week may be a wrong one.
    /// </summary>
    internal static DateTimeOffset? ParseDate(string text) =>
        DateTimeOffset.TryParseExact(
            text[(text.IndexOf(',') + 1)..].Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
