using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using S3Encryption.Core.Reports.Html;
using Xunit;

namespace S3Encryption.Core.Tests.Reports;

public sealed class HtmlWriterTests
{
    /// <summary>What breaks pages: markup, quotes, entities, control characters, marks of direction, halves of characters.</summary>
    internal static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.Char.Array[0, 12].Select(chars => new string(chars)),
        Gen.OneOf(
            "<script>alert(1)</script>", "</title><script>x</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='x", "]]>", "<!--",
            "-->",
            "&lt;b&gt;", "&#x3C;", "\0\u0001\u007F\u0085", "a\u202Egpj.exe", "\u2066\u2069\u200F\u061C\u200B\uFEFF", "\uD800", "\uDC00x",
            "\U0001F512\U000E0041",
            "שלום", "{{7*7}}", "javascript:alert(1)", "a\r\nb\tc", "`$(rm -rf)", "’; calc; ‘", "</style>", "\uFFFE\uFFFF")).Array[0, 4]
        .Select(parts => string.Concat(parts));

    [Fact]
    public void No_text_of_an_object_ever_becomes_markup() => Hostile.Sample(text =>
    {
        var html = Written(writer => writer.Element("p", text, ("title", text)));
        var match = Regex.Match(html, "^<p title=\"(?<attribute>[^\"<>']*)\">(?<text>[^\"<>']*)</p>$");
        Assert.True(match.Success, html);
        Assert.Equal(VisibleText.Of(text), WebUtility.HtmlDecode(match.Groups["attribute"].Value));
        Assert.Equal(VisibleText.Of(text), WebUtility.HtmlDecode(match.Groups["text"].Value));
    });

    [Fact]
    public void What_would_show_another_name_than_it_is_shows_as_its_number()
    {
        Assert.Equal(@"a\u{202E}gpj.exe\u{0000}", VisibleText.Of("a\u202Egpj.exe\0"));
        Assert.Equal(@"\u{DB40}\u{DC41}", VisibleText.Of("\U000E0041"));
        Hostile.Sample(text => Assert.DoesNotContain(Enumerable.Range(0, VisibleText.Of(text).Length),
            i => VisibleText.IsHidden(VisibleText.Of(text), i)));
    }

    [Fact]
    public void What_can_be_seen_is_shown_as_it_is() => Assert.Equal("Grüße/שלום/🔒 x.gz", VisibleText.Of("Grüße/שלום/🔒 x.gz"));

    [Theory]
    [InlineData("p onclick")]
    [InlineData("a>b")]
    [InlineData("x\"")]
    public void No_data_becomes_the_name_of_an_element_or_attribute(string name)
    {
        _ = Assert.Throws<System.ArgumentException>(() => Written(writer => writer.Element(name, "x")));
        _ = Assert.Throws<System.ArgumentException>(() => Written(writer => writer.Element("p", "x", (name, "y"))));
    }

    private static string Written(System.Action<HtmlWriter> write)
    {
        using var text = new StringWriter();
        write(new HtmlWriter(text));
        return text.ToString();
    }
}
