using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>Values of several rounds.</summary>
internal sealed record Spread(IReadOnlyList<double> Values)
{
    public double Median
    {
        get
        {
            var sorted = Values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    public double Min => Values.Min();

    public double Max => Values.Max();

    /// <summary>The median, with the smallest and the largest.</summary>
    public string Text(string format) => string.Format(
        CultureInfo.InvariantCulture, $"{{0:{format}}} ({{1:{format}}}–{{2:{format}}})", Median, Min, Max);

    public string MedianText(string format) => Median.ToString(format, CultureInfo.InvariantCulture);
}
