using System.Globalization;

namespace S3Encryption.Core.Reports.Wording;

/// <summary>Numbers as people read them.</summary>
internal static class Amount
{
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number and what it counts, such as <c>1 bucket</c> and <c>12 buckets</c>.</summary>
    public static string Of(long count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A share in percent. Not all is never 100 %, and something never 0 %; no line ends before the sign.</summary>
    public static string Share(long part, long whole)
    {
        if (whole <= 0 || part <= 0) return "0\u00A0%";
        if (part >= whole) return "100\u00A0%";
        var percent = 100.0 * part / whole;
        return percent switch
        {
            < 0.1 => "<\u00A00.1\u00A0%",
            > 99.9 => ">\u00A099.9\u00A0%",
            _ => percent.ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%",
        };
    }

    /// <summary>What a thing of a list of which only the first are shown adds to its end; null where all are shown.</summary>
    public static string? More(long count, int shown) => count > shown ? $"and {Number(count - shown)} more" : null;
}
