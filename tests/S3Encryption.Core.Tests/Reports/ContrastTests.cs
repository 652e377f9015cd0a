using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using S3Encryption.Core.Reports.Html;
using Xunit;

namespace S3Encryption.Core.Tests.Reports;

/// <summary>https://www.w3.org/TR/WCAG22/#contrast-minimum and #non-text-contrast.</summary>
public sealed class ContrastTests
{
    private static readonly string[] Kinds = ["kms", "dsse", "s3", "c", "none", "other", "unknown"];

    [Theory]
    [InlineData("text", "page")]
    [InlineData("text", "panel")]
    [InlineData("text", "code")]
    [InlineData("muted", "page")]
    [InlineData("muted", "panel")]
    [InlineData("link", "page")]
    [InlineData("link", "panel")]
    [InlineData("high", "high-back")]
    [InlineData("medium", "medium-back")]
    [InlineData("low", "low-back")]
    [InlineData("good", "good-back")]
    public void Text_can_be_read_by_weak_eyes_in_either_scheme(string text, string back)
    {
        foreach (var scheme in Schemes()) Assert.InRange(Contrast(scheme[text], scheme[back]), 4.5, 21);
    }

    [Fact]
    public void Bars_stand_out_from_what_is_behind_them_in_either_scheme()
    {
        foreach (var scheme in Schemes()) Assert.All(Kinds, kind => Assert.InRange(Contrast(scheme["kind-" + kind], scheme["panel"]), 3, 21));
    }

    private static IReadOnlyList<Dictionary<string, string>> Schemes()
    {
        var roots = Regex.Matches(Asset.Style.Text, @":root \{(?<body>[^}]*)\}").Select(m => Regex
            .Matches(m.Groups["body"].Value, "--(?<name>[a-z0-9-]+): (?<colour>#[0-9a-f]{6});")
            .ToDictionary(c => c.Groups["name"].Value, c => c.Groups["colour"].Value)).ToList();
        // Light, dark, and what print changes of light.
        Assert.Equal(3, roots.Count);
        return roots.Take(2).ToList();
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
