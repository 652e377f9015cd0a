using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Cmdlets.Tests.Interop.Browsing;
using S3Encryption.Cmdlets.Tests.Reports;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Interop;

/// <summary>The report as people see it.</summary>
public sealed class ReportInBrowserTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    // In a bucket of a name as long as there can be, and under keys that want to be more than text.
    private const string Hostile = """
        $names = '<script>window.stolen = 1</script>',
        '"><img src=x onerror="window.stolen = 1">', "</style><style>*{display:none}", ('long/' * 190),
            "x$([char]0x202E)gpj.exe", 'javascript:alert(1)', '<a href="https://example.com">x</a>'
        foreach ($name in $names) { [S3Encryption.S3ObjectEncryption]@{ BucketName = 'b' * 63; Key = $name; Size = 5; Encryption = 'None' } }
        [S3Encryption.S3ObjectEncryption]@{ BucketName = 'w'; Key = 'untold'; Encryption = 'Unknown'; Problem = $names[0] }
        """;

    [Fact]
    public async Task A_reader_is_watched_by_nobody_the_page_loads_nothing_and_runs_nothing_of_its_data()
    {
        await using var browser = await Browser.StartAsync();
        var path = Report();
        await browser.OpenAsync(path);
        Assert.Equal([new Uri(path).AbsoluteUri], browser.Requested);
        Assert.Empty(browser.Complaints);
        Assert.Equal("undefined", await browser.EvaluateAsync("typeof window.stolen"));
        Assert.Equal("1 1 0 0", await browser.EvaluateAsync(
            "['script', 'style', 'img', 'a[href^=\"http\"]'].map(name => document.querySelectorAll(name).length).join(' ')"));
        Assert.Contains("<script>window.stolen = 1</script>", await browser.EvaluateAsync("document.body.innerText"),
            StringComparison.Ordinal);
        Assert.Equal("CSS1Compat", await browser.EvaluateAsync("document.compatMode"));
    }

    [Fact]
    public async Task Were_data_to_become_markup_the_browser_would_still_not_run_or_load_it()
    {
        await using var browser = await Browser.StartAsync();
        var path = sandbox.NewPath(".html");
        var evil = "<script>window.stolen = 1</script><img src=\"https://127.0.0.1:1/x.png\" onerror=\"window.stolen = 1\">";
        await File.WriteAllTextAsync(
            path, (await File.ReadAllTextAsync(Report(), Stop)).Replace("<main>", "<main>" + evil, StringComparison.Ordinal), Stop);
        await browser.OpenAsync(path);
        Assert.Equal("undefined", await browser.EvaluateAsync("typeof window.stolen"));
        Assert.Contains(browser.Complaints, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Nobody_scrolls_sideways_to_read(int width)
    {
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(Report(), width);
        Assert.Equal($"{width} 0", await browser.EvaluateAsync(
            "`${innerWidth} ${document.documentElement.scrollWidth - document.documentElement.clientWidth}`"));
    }

    [Fact]
    public async Task A_table_sorts_by_a_click_up_and_down_and_tells_a_screen_reader()
    {
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(Report());
        const string column = "[...document.querySelectorAll('#in-buckets tbody tr')].map(row => Number(row.cells[1].dataset.sort))";
        const string header = "document.querySelectorAll('#in-buckets thead th')[1]";
        async Task<long[]> ClickAsync(string sorted)
        {
            _ = await browser.EvaluateAsync(header + ".querySelector('button').click()");
            Assert.Equal(sorted, await browser.EvaluateAsync($"{header}.getAttribute('aria-sort')"));
            return [.. (await browser.EvaluateAsync(column + ".join()")).Split(',').Select(long.Parse)];
        }

        var up = await ClickAsync("ascending");
        Assert.True(up.Length > 2);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.OrderDescending(), await ClickAsync("descending"));
        Assert.Equal("1", await browser.EvaluateAsync("document.querySelectorAll('[aria-sort]').length"));
        _ = await browser.EvaluateAsync(header + ".querySelector('button').focus()");
        Assert.Equal("BUTTON", await browser.EvaluateAsync("document.activeElement.tagName"));
    }

    [Fact]
    public async Task Without_a_script_nothing_is_missing_and_nothing_is_there_that_does_not_work()
    {
        await using var browser = await Browser.StartAsync();
        var path = Report();
        await browser.OpenAsync(path);
        const string text = "document.querySelector('main').textContent.replace(/\\s+/g, ' ')";
        var with = await browser.EvaluateAsync(text);
        await browser.OpenAsync(path, withScript: false);
        Assert.Equal(with, await browser.EvaluateAsync(text));
        Assert.Equal("0", await browser.EvaluateAsync("document.querySelectorAll('button').length"));
    }

    [Fact]
    public async Task Who_reads_in_the_dark_is_not_dazzled()
    {
        await using var browser = await Browser.StartAsync();
        var path = Report();
        await browser.OpenAsync(path);
        const string colours = "[document.body, document.querySelector('section')].map(e => getComputedStyle(e).backgroundColor + getComputedStyle(e).color).join()";
        Assert.Equal("rgb(247, 247, 244)rgb(28, 35, 41),rgb(255, 255, 255)rgb(28, 35, 41)", await browser.EvaluateAsync(colours));
        await browser.OpenAsync(path, isDark: true);
        Assert.Equal("rgb(19, 23, 27)rgb(231, 234, 237),rgb(27, 33, 39)rgb(231, 234, 237)", await browser.EvaluateAsync(colours));
    }

    [Fact]
    public async Task On_paper_no_table_is_cut_off()
    {
        await using var browser = await Browser.StartAsync();
        // A4 less its margins, at 96 dots an inch.
        const int paper = 687;
        await browser.OpenAsync(Report(), paper);
        _ = await browser.AskAsync("Emulation.setEmulatedMedia", new { media = "print" });
        Assert.Equal(string.Empty, await browser.EvaluateAsync(
            $"[...document.querySelectorAll('table, pre, svg, p')].filter(e => e.getBoundingClientRect().right > {paper + 1}).map(e => e.outerHTML).join()"));
        var pdf = Convert.FromBase64String((string)(await browser.AskAsync("Page.printToPDF", new { preferCSSPageSize = true }))["data"]!);
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(pdf, 0, 8));
        Assert.Equal("none", await browser.EvaluateAsync("getComputedStyle(document.querySelector('nav')).display"));
    }

    private static System.Threading.CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Report()
    {
        using var engine = sandbox.Filled();
        var path = sandbox.NewPath(".html");
        _ = engine.Require($"& {{ {ReportScripts.Audit}; {Hostile} }} | Export-S3EncryptionReport '{path}'");
        return path;
    }
}
