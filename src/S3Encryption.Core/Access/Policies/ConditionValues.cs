using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace S3Encryption.Core.Access.Policies;

/// <summary>The types that condition values are read as.</summary>
internal static class ConditionValues
{
    // Only these: DateTimeOffset.Parse alone would also take "1 March" and depend on the machine's calendar.
    private static readonly Regex W3CDate = new(
        @"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?)?)?$",
        RegexOptions.CultureInvariant);

    internal static bool IsValid(ConditionComparison comparison, string value) => comparison switch
    {
        ConditionComparison.Bool or ConditionComparison.Null => Boolean(value) is not null,
        >= ConditionComparison.NumericEquals and <= ConditionComparison.NumericGreaterThanEquals => Number(value) is not null,
        >= ConditionComparison.DateEquals and <= ConditionComparison.DateGreaterThanEquals => Date(value) is not null,
        ConditionComparison.IpAddress => IpRange.Parse(value) is not null,
        ConditionComparison.BinaryEquals => Bytes(value) is not null,
        _ => true,
    };

    internal static bool? Boolean(string value) =>
        value.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : value.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    internal static decimal? Number(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date as W3C writes it, or seconds since 1970.</summary>
    internal static DateTimeOffset? Date(string value)
    {
        if (value.Length != 4 && Number(value) is { } seconds)
        {
            return seconds is >= 0 and < 253402300800m ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
        }

        if (!W3CDate.IsMatch(value))
        {
            return null;
        }

        var full = value.Length == 4 ? value + "-01-01" : value.Length == 7 ? value + "-01" : value;
        return DateTimeOffset.TryParse(full, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    internal static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
