using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Runs a line as somebody would who pastes it into a shell, with no AWS settings, in a folder of its own.</summary>
internal static class UsersShell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it by sh, which must have curl.</summary>
    public static Task<(int Code, string Text)> ShAsync(string line, string folder)
    {
        Assert.SkipUnless(IsOnPath("sh") && IsOnPath("curl"), "sh and curl are not on the PATH.");
        return RunAsync("sh", ["-c", line], folder, null);
    }

    /// <summary>Runs it by pwsh, which trusts an authority where OpenSSL is told to.</summary>
    public static Task<(int Code, string Text)> PwshAsync(string script, string folder, string authority)
    {
        Assert.SkipUnless(IsOnPath("pwsh"), "pwsh is not on the PATH.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there an authority can be trusted by one process.");
        string[] arguments = ["-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'; " + script];
        return RunAsync("pwsh", arguments, folder, authority);
    }

    private static async Task<(int Code, string Text)> RunAsync(string program, string[] arguments, string folder, string? authority)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            _ = start.Environment.Remove(name);
        }

        if (authority is not null) start.Environment["SSL_CERT_FILE"] = authority;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output + await error);
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
