using System;
using System.Globalization;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>How many entries a page may have.</summary>
internal static class ListLimit
{
    internal static int Read(S3Call call, string parameter, int most, int least = 0)
    {
        return Read(call.Query[parameter], parameter, most, most, least);
    }

    /// <summary>The same from a header.</summary>
    internal static int ReadHeader(S3Call call, string header, int otherwise, int most = 1000) =>
        Read(call.Header(header), header, otherwise, most, 0);

    private static int Read(string? text, string parameter, int otherwise, int most, int least)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
        {
            throw S3Errors.InvalidArgument("Provided " + parameter + " not an integer or within integer range", parameter, text);
        }

        return limit < least
            ? throw S3Errors.InvalidArgument(
                "Argument " + parameter + " must be an integer between " + least + " and 2147483647", parameter, text)
            : Math.Min(limit, most);
    }
}
