using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Runs a script in the engine in a process of its own, with no AWS settings but those that are given.</summary>
internal static class ScriptProcess
{
    /// <returns>A line for each object and error.</returns>
    public static async Task<string[]> RunAsync(string script, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = await StartAsync(script, environment);
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Starts one that the caller waits for, or kills.</summary>
    /// <param name="script">The script.</param>
    /// <param name="environment">What is in its environment.</param>
    /// <param name="fileKiB">No file that it writes gets larger, as on a disk that is full; null for no limit. Needs bash.</param>
    public static async Task<Process> StartAsync(
        string script, IReadOnlyDictionary<string, string>? environment = null, int? fileKiB = null)
    {
        var host = Beside("S3Encryption.ScriptHost", "S3Encryption.ScriptHost.dll", "net10.0");
        // A signal that is ignored leaves the error of the write.
        var (program, arguments) = fileKiB is int limit
            ? ("bash", new[] { "-c", $"trap '' XFSZ; ulimit -f {limit}; exec dotnet '{host}'" })
            : ("dotnet", [host]);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            _ = start.Environment.Remove(name);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        // Else .NET keeps code in a file of its own, which is not to be limited.
        if (fileKiB is not null) start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = start.Environment["AWS_CONFIG_FILE"] =
            Path.Combine(Path.GetTempPath(), "s3encryption-no-such-file");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>A file of another test project's output, of the configuration that this one was built in.</summary>
    public static string Beside(string project, string file, string framework)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Path.GetDirectoryName(HostedEngine.ManifestPath)!, "tests", project, "bin", configuration, framework, file);
    }
}
