using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;

namespace S3Encryption.Core.Tests.Reports;

public sealed class PageTests
{
    [Fact]
    public void No_name_in_a_bucket_changes_the_page_but_for_its_text()
    {
        var calm = Tags(Page("x"));
        HtmlWriterTests.Hostile.Where(text => text.Length > 0).Sample(text => Assert.Equal(calm, Tags(Page(text))), iter: 300);
    }

    [Fact]
    public void The_same_input_at_the_same_time_gives_the_same_page_whichever_kind_of_thing_came_first()
    {
        object[] items = [.. Everything("x")];
        var page = ReportBench.Html(ReportBench.Build(items));
        Assert.Equal(page, ReportBench.Html(ReportBench.Build(items)));
        Array.Reverse(items);
        Assert.Equal(page, ReportBench.Html(ReportBench.Build(items)));
    }

    [Fact]
    public void A_browser_runs_and_styles_by_nothing_but_what_the_policy_names_by_its_hash()
    {
        var page = Page("x");
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"(?<text>[^\"]*)\"").Groups["text"].Value.Replace("&#39;", "'",
            StringComparison.Ordinal);
        Assert.Equal(
            $"default-src 'none'; style-src {Hash(Between(page, "<style>", "</style>"))}; script-src {Hash(Between(page, "<script>", "</script>"))}; "
            + "base-uri 'none'; form-action 'none'",
            policy);
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Single(Regex.Matches(page, "<style"));
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(" on[a-z]+=", Regex.Replace(page, "<script>.*</script>", string.Empty, RegexOptions.Singleline));
    }

    [Fact]
    public void The_page_names_nothing_that_would_be_loaded()
    {
        var page = Page("x");
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|audio|video)|(src|srcset|action|poster)=|@import", page);
        Assert.All(Regex.Matches(page, "href=\"(?<to>[^\"]*)\"").Select(m => m.Groups["to"].Value), to => Assert.StartsWith("#", to));
        Assert.All(Regex.Matches(page, @"url\((?<to>[^)]*)\)").Select(m => m.Groups["to"].Value), to => Assert.StartsWith("#", to));
    }

    [Fact]
    public void Those_who_hear_the_page_find_their_way_in_it()
    {
        var page = Page("x");
        var levels = Regex.Matches(page, "<h(?<level>[1-6])[ >]").Select(m => m.Groups["level"].Value[0] - '0').ToList();
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} before h{pair.Second}"));
        foreach (var landmark in new[] { "<header>", "<nav ", "<main>", "<footer>" }) Assert.Single(Regex.Matches(page, landmark));
        Assert.DoesNotMatch("<th(?! scope=\"(col|row)\")[ >]", page);
        Assert.Equal(Regex.Count(page, "<table>"), Regex.Count(page, "<caption "));
        Assert.All(Regex.Matches(page, "<svg [^>]*>").Select(m => m.Value),
            svg => Assert.Matches("aria-hidden=\"true\"|role=\"img\" aria-label=\"[^\"]{10,}", svg));
        var ids = Regex.Matches(page, " id=\"(?<id>[^\"]*)\"").Select(m => m.Groups["id"].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Regex.Matches(page, "(href=\"#|labelledby=\")(?<to>[^\"]*)\"").Select(m => m.Groups["to"].Value),
            to => Assert.Contains(to, ids));
    }

    private static string Page(string text) => ReportBench.Html(ReportBench.Build([.. Everything(text)]));

    private static IEnumerable<object> Everything(string text) =>
    [
        ReportBench.Object(text, EncryptionKind.None) with { VersionId = text },
        ReportBench.Object("b", EncryptionKind.SseC, bucket: "b" + text),
        ReportBench.Object("c" + text, EncryptionKind.Unknown) with { Problem = text },
        ReportBench.Object("d", EncryptionKind.SseKms, "k" + text),
        ReportBench.Object("e", EncryptionKind.Other) with { Algorithm = text },
        ReportBench.Count(5, EncryptionKind.SseS3),
        ReportBench.Bucket("logs"),
        ReportBench.Bucket("z" + text, EncryptionKind.SseS3, PublicExposure.Public) with { ExposedBy = text, Problem = text },
        ReportBench.Finding("z" + text, BucketCheck.TlsRequired) with { Found = text, Remedy = text },
        ReportBench.Finding("y" + text, BucketCheck.Versioned, CheckResult.Unknown),
        new EncryptionPolicyStatement { BucketName = "z" + text, Sid = text, Requirement = EncryptionRequirement.Tls, Statement = text },
        ReportBench.Permission(KmsAccessOutcome.Denied, text) with { Principal = "p" + text },
        ReportBench.Key("k" + text, "Disabled", usable: false) with { Aliases = ["a" + text] },
        new S3Conversion
        {
            BucketName = "z",
            Key = text,
            Action = S3ConversionAction.Blocked,
            Reason = text,
            FromEncryption = EncryptionKind.SseC,
            ToEncryption = EncryptionKind.SseKms,
        },
        new S3ConversionSummary { Objects = 3, Blocked = 1, BlockedBecause = new Dictionary<string, long> { [text] = 1 } },
    ];

    private static string Tags(string page) =>
        string.Join("\n", Regex.Matches(page, "<[^>]*>").Select(m => Regex.Replace(m.Value, "\"[^\"]*\"", "\"\"")));

    private static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
