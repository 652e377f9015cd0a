using System;
using System.IO;
using System.Linq;
using System.Threading;
using S3Encryption.RealServers.Server;

namespace S3Encryption.Benchmarks.Transfers.Measuring;

/// <summary>Programs of this machine.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The program itself: what pyenv puts on PATH is a script that first looks for it, which would be measured too.</summary>
    public static string? Find(string program)
    {
        var found = ChildProcess.Find(program);
        return found is not null && Path.GetFileName(Path.GetDirectoryName(found)) == "shims" && ChildProcess.Find("pyenv") is string pyenv
            ? Ask(pyenv, "which", program)
            : found;
    }

    /// <summary>The first line that a program writes; null if it fails.</summary>
    public static string? Ask(string program, params string[] arguments)
    {
        var asked = ChildProcess.RunAsync(program, arguments, null, Patience, CancellationToken.None).GetAwaiter().GetResult();
        var line = (asked.Output + asked.Errors).Split('\n').FirstOrDefault()?.Trim();
        return asked.ExitCode == 0 && line is { Length: > 0 } ? line : null;
    }
}
