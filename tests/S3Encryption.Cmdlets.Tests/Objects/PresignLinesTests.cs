using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>The lines for curl and PowerShell, pasted into a shell that knows nothing else.</summary>
public sealed class PresignLinesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 3000).Select(i => (byte)i)];

    [Theory]
    [InlineData("Curl", "", "SseS3")]
    [InlineData("Curl", "-KmsKeyId alias/logs -BucketKey -EncryptionContext @{ team = 'o''ps' }", "SseKms")]
    [InlineData("Curl", "-Encryption DsseKms", "DsseKms")]
    [InlineData("Curl", "-SseCKey $key", "SseC")]
    [InlineData("Curl", "-SseCKey $key -AsPlainText", "SseC")]
    [InlineData("Curl", "-SseCKey $unkept", "SseC")]
    [InlineData("InvokeWebRequest", "", "SseS3")]
    [InlineData("InvokeWebRequest", "-KmsKeyId alias/logs -BucketKey -EncryptionContext @{ team = 'o''ps' }", "SseKms")]
    [InlineData("InvokeWebRequest", "-Encryption DsseKms", "DsseKms")]
    [InlineData("InvokeWebRequest", "-SseCKey $key", "SseC")]
    [InlineData("InvokeWebRequest", "-SseCKey $key -AsPlainText", "SseC")]
    [InlineData("InvokeWebRequest", "-SseCKey $unkept", "SseC")]
    public async Task The_lines_store_read_look_at_and_delete_an_object(string line, string options, string kind)
    {
        using var engine = sandbox.As();
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var (name, file) = (sandbox.NewName(".csv"), Path.Combine(folder, "it's a.key"));
        engine.Set("file", file);
        _ = engine.Require("$key = New-SseCKey -OutFile $file; $unkept = [IO.File]::ReadAllBytes($file)");
        // A key that has no file is read from one of the reader's own.
        File.Copy(file, Path.Combine(folder, "my.key"));
        await File.WriteAllBytesAsync(Path.Combine(folder, name), Content, TestContext.Current.CancellationToken);
        var reading = kind == "SseC" ? options : "";

        await RunAsync(engine, line, folder, $"-Key 'dir/{name}' -Method PUT -ContentType 'text/csv; charset=utf-8' {options}");
        Assert.Equal(kind, StoredObjects.KindOf(sandbox.Stored("open", "dir/" + name)!));
        Assert.Equal("text/csv; charset=utf-8", sandbox.Stored("open", "dir/" + name)!.Headers.System["content-type"]);
        Assert.Equal(Content, await sandbox.StoredBytesAsync("open", "dir/" + name));

        File.Delete(Path.Combine(folder, name));
        await RunAsync(engine, line, folder, $"-Key 'dir/{name}' {reading}");
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken));
        var seen = await RunAsync(engine, line, folder, $"-Key 'dir/{name}' -Method HEAD {reading}");
        Assert.Contains("3000", seen, StringComparison.Ordinal);
        _ = await RunAsync(engine, line, folder, $"-Key 'dir/{name}' -Method DELETE");
        Assert.Null(sandbox.Stored("open", "dir/" + name));
    }

    [Theory]
    [InlineData("Curl")]
    [InlineData("InvokeWebRequest")]
    public async Task The_lines_are_of_the_very_object_whatever_its_key(string line)
    {
        using var engine = sandbox.As();
        var keys = LegalKeys.All.Select(row => row.Data).ToList();
        var folders = keys.ConvertAll(_ => Directory.CreateDirectory(sandbox.NewPath("")).FullName);
        var (puts, gets) = (Lines(engine, line, keys, "PUT"), Lines(engine, line, keys, "GET"));
        foreach (var (key, i) in keys.Select((key, i) => (key, i)))
            await File.WriteAllTextAsync(Path.Combine(folders[i], FileOf(line, gets[i])), key, TestContext.Current.CancellationToken);
        await RunAllAsync(line, folders, puts);
        foreach (var folder in folders) File.Delete(Assert.Single(Directory.GetFiles(folder)));
        await RunAllAsync(line, folders, gets);
        foreach (var (key, i) in keys.Select((key, i) => (key, i)))
        {
            Assert.Equal(Encoding.UTF8.GetBytes(key), await sandbox.StoredBytesAsync("open", key));
            var file = Assert.Single(Directory.GetFiles(folders[i]));
            Assert.Equal(key, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("Curl")]
    [InlineData("InvokeWebRequest")]
    public async Task A_line_with_another_key_fails_and_makes_no_file(string line)
    {
        using var engine = sandbox.As();
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(10)}' open locked.bin -SseCKey $key -WarningAction Ignore");
        await File.WriteAllBytesAsync(Path.Combine(folder, "my.key"), new byte[32], TestContext.Current.CancellationToken);
        var text = engine.Require($"(New-S3PresignedUrl open locked.bin -SseCKey $key).{line}").Single().ToString();
        var (code, output) = await ShellAsync(line, text, folder);
        Assert.NotEqual(0, code);
        Assert.Contains(line == "Curl" ? "403" : "SignatureDoesNotMatch", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "locked.bin")));
    }

    private static List<string> Lines(HostedEngine engine, string line, List<string> keys, string method)
    {
        engine.Set("keys", keys);
        var lines = engine.Require($"$keys | ForEach-Object {{ (New-S3PresignedUrl open -Key $_ -Method {method}).{line} }}");
        return [.. lines.Select(l => l.ToString())];
    }

    private static string FileOf(string line, string get) =>
        get[get.LastIndexOf(line == "Curl" ? " -o '" : " -OutFile '", StringComparison.Ordinal)..].Split('\'')[1];

    // By one shell, which takes its time to start.
    private async Task RunAllAsync(string line, List<string> folders, List<string> lines)
    {
        var (enter, and) = line == "Curl" ? ("cd", " && ") : ("Set-Location", "; ");
        var (code, output) = await ShellAsync(
            line, string.Join(and, lines.Select((text, i) => $"{enter} '{folders[i]}'{and}{text}")), folders[0]);
        Assert.True(code == 0, output);
    }

    private async Task<string> RunAsync(HostedEngine engine, string line, string folder, string parameters)
    {
        var text = engine.Require($"(New-S3PresignedUrl open {parameters} -WarningAction Ignore).{line}").Single().ToString();
        // What PowerShell prints of an answer is cut where the screen ends.
        var script = line == "Curl" ? text : $"$answer = {text}; if ($answer) {{ $answer.Headers['Content-Length'] }}";
        var (code, output) = await ShellAsync(line, script, folder);
        Assert.True(code == 0, text + Environment.NewLine + output);
        return output;
    }

    private Task<(int Code, string Text)> ShellAsync(string line, string text, string folder) =>
        line == "Curl" ? UsersShell.ShAsync(text, folder) : UsersShell.PwshAsync(text, folder, sandbox.Server.CaBundlePath);
}
