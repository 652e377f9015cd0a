using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>
/// Draws time a unit and memory against size as SVG: a panel a command, sizes on a logarithmic axis, and from nothing upwards, so that what is
/// flat looks flat. Colours suit a light and a dark page.
/// </summary>
internal static class GrowthPlot
{
    private const int Width = 300;
    private const int Height = 190;
    private const int Left = 52;
    private const int Top = 44;
    private const int Bottom = 34;
    private const int Columns = 3;

    private const string Style =
        "text{fill:#444}.title{font-weight:bold}.axis{stroke:#888;fill:none}"
        + ".time{stroke:#0b6fb8;fill:none;stroke-width:2}.memory{stroke:#b85c00;fill:none;stroke-width:2;stroke-dasharray:4 3}"
        + ".time-at{fill:#0b6fb8}.memory-at{fill:#b85c00}"
        + "@media(prefers-color-scheme:dark){text{fill:#ccc}.time{stroke:#6db8f2}.time-at{fill:#6db8f2}"
        + ".memory{stroke:#f0a35c}.memory-at{fill:#f0a35c}}";

    public static string Draw(IReadOnlyList<GrowthLine> lines)
    {
        var rows = (lines.Count + Columns - 1) / Columns;
        var svg = new StringBuilder(
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width * Columns}} {{Height * rows}}" role="img" aria-label="Time a unit and memory as the work grows" font-family="sans-serif" font-size="11">
            <style>{{Style}}</style>

            """);
        for (var i = 0; i < lines.Count; i++) Panel(svg, lines[i], i % Columns * Width, i / Columns * Height);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, GrowthLine line, int x, int y)
    {
        var (right, bottom) = (Width - 52, Height - Bottom);
        _ = svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({x} {y})\">\n<text class=\"title\" x=\"{Left}\" y=\"14\">{line.Name}</text>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"30\"><tspan class=\"time-at\">{line.Unit}</tspan> · <tspan class=\"memory-at\">MiB above the shell</tspan></text>\n")
            .Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {Top}V{bottom}H{right}V{Top}\"/>\n");
        var (cost, memory) = (Nice(line.Points.Max(p => p.Cost.Median)), Nice(line.Points.Max(p => p.Memory.Median)));
        Curve(svg, line, "time", p => p.Cost.Median / cost, right, bottom);
        Curve(svg, line, "memory", p => p.Memory.Median / memory, right, bottom);
        foreach (var point in line.Points)
        {
            _ = svg.Append(
                CultureInfo.InvariantCulture, $"<text x=\"{Across(line, point, right):0}\" y=\"{bottom + 14}\" text-anchor=\"middle\">{Short(point.Size)}</text>\n");
        }

        _ = svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 4}\" y=\"{Top + 4}\" text-anchor=\"end\" class=\"time-at\">{cost:0.##}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 4}\" y=\"{bottom}\" text-anchor=\"end\" class=\"time-at\">0</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{right + 4}\" y=\"{Top + 4}\" class=\"memory-at\">{memory:0}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{right + 4}\" y=\"{bottom}\" class=\"memory-at\">0</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + right) / 2}\" y=\"{bottom + 28}\" text-anchor=\"middle\">{line.Units}</text>\n</g>\n");
    }

    private static void Curve(StringBuilder svg, GrowthLine line, string kind, Func<GrowthPoint, double> share, int right, int bottom)
    {
        var points = line.Points.Select(p => (X: Across(line, p, right), Y: bottom - (share(p) * (bottom - Top)))).ToList();
        var path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
        _ = svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{kind}\" points=\"{path}\"/>");
        foreach (var (px, py) in points)
            _ = svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{kind}-at\" cx=\"{px:0.#}\" cy=\"{py:0.#}\" r=\"3\"/>");
        _ = svg.Append('\n');
    }

    private static double Across(GrowthLine line, GrowthPoint point, int right)
    {
        var (first, last) = (Math.Log10(line.Points[0].Size), Math.Log10(line.Points[^1].Size));
        var share = last > first ? (Math.Log10(point.Size) - first) / (last - first) : 0.5;
        return Left + 12 + (share * (right - Left - 24));
    }

    // The next of 1, 2, 5, 10 … above.
    private static double Nice(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 5, 10 }.First(step => step * power >= value) * power;
    }

    private static string Short(int size) => size switch
    {
        >= 1_000_000 when size % 1_000_000 == 0 => $"{size / 1_000_000}M",
        >= 1000 when size % 1000 == 0 => $"{size / 1000}k",
        >= 1024 when size % 1024 == 0 => $"{size / 1024}Ki",
        _ => size.ToString(CultureInfo.InvariantCulture),
    };
}
