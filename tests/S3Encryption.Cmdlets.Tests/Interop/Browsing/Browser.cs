using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Interop.Browsing;

/// <summary>A Chromium of this machine without a window. A test is skipped where the machine has none.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("s3e-browser-");
    private readonly DevTools _tools = new();
    private Process? _process;

    /// <summary>What the page asked for, other than data that it brings itself.</summary>
    public IEnumerable<string> Requested => Told("Network.requestWillBeSent").Select(e => (string)e["request"]!["url"]!);

    /// <summary>What the browser complains of: breaches of the page's policy, errors of its script, what it logs.</summary>
    public IEnumerable<string> Complaints =>
        Told("Log.entryAdded").Concat(Told("Runtime.exceptionThrown")).Concat(Told("Runtime.consoleAPICalled"))
            .Select(e => e.ToJsonString());

    public static async Task<Browser> StartAsync()
    {
        var program = Names.Select(Find).FirstOrDefault(path => path is not null);
        Assert.SkipWhen(program is null, "No Chromium is on the PATH. To install it: apt-get install chromium");
        var browser = new Browser();
        try
        {
            await browser.LaunchAsync(program!);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a file as a screen, or telephone, of that width shows it.</summary>
    public async Task OpenAsync(string path, int width = 1280, bool isDark = false, bool withScript = true)
    {
        _ = await AskAsync("Emulation.setDeviceMetricsOverride", new { width, height = 800, deviceScaleFactor = 1, mobile = width < 500 });
        _ = await AskAsync("Emulation.setEmulatedMedia",
            new { features = new[] { new { name = "prefers-color-scheme", value = isDark ? "dark" : "light" } } });
        _ = await AskAsync("Emulation.setScriptExecutionDisabled", new { value = !withScript });
        var loaded = _tools.NextAsync("Page.loadEventFired", TestContext.Current.CancellationToken);
        _ = await AskAsync("Page.navigate", new { url = new Uri(path).AbsoluteUri });
        await loaded;
    }

    /// <summary>What an expression comes to, as text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var answer = await AskAsync("Runtime.evaluate", new { expression, returnByValue = true });
        Assert.Null(answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"]?.ToString() ?? string.Empty;
    }

    public Task<JsonNode> AskAsync(string method, object? parameters = null) =>
        _tools.AskAsync(method, parameters, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _profile.Delete(recursive: true);
    }

    private async Task LaunchAsync(string program)
    {
        // Where it runs as root, as in a container, it has no sandbox of its own; it is shown files of these tests alone.
        _process = Process.Start(new ProcessStartInfo(program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0", "--user-data-dir=" + _profile.FullName, "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        const string announcement = "DevTools listening on ";
        string? line;
        do line = await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        while (line is not null && !line.StartsWith(announcement, StringComparison.Ordinal));
        Assert.NotNull(line);
        _ = _process.StandardError.ReadToEndAsync();
        await _tools.ConnectAsync(new Uri(line[announcement.Length..]), TestContext.Current.CancellationToken);
        var target = await AskAsync("Target.createTarget", new { url = "about:blank" });
        var session = await AskAsync("Target.attachToTarget", new { targetId = (string)target["targetId"]!, flatten = true });
        _tools.Session = (string)session["sessionId"]!;
        foreach (var domain in new[] { "Page", "Network", "Log", "Runtime" }) _ = await AskAsync(domain + ".enable");
    }

    private IEnumerable<JsonNode> Told(string method) => _tools.Events.Where(e => (string?)e["method"] == method).Select(e => e["params"]!);

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
