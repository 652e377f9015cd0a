using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Interop;

/// <summary>
/// Runs a client that is not ours against a sandbox, as its admin. A test is skipped where the machine does not have it.
/// <paramref name="caInEnvironment"/>: rclone takes the authority as an argument, and refuses to start where AWS_CA_BUNDLE is set.
/// </summary>
internal sealed class ForeignTool(string name, SandboxFixture sandbox, bool caInEnvironment = true) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-interop-");

    internal string Folder => _folder.FullName;

    /// <summary>What its environment has beside, or instead of, where the sandbox is and who its admin.</summary>
    internal Dictionary<string, string?> Environment { get; } = [];

    /// <summary>What it writes, when it ends well.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, string.Join(' ', arguments) + ": " + error + output);
        return output;
    }

    internal async Task<(int Code, string Output, string Error)> TryAsync(params string[] arguments)
    {
        Assert.SkipUnless(IsOnPath(), name + " is not on the PATH.");
        var admin = sandbox.Principal("admin");
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment =
            {
                ["HOME"] = Folder,
                ["AWS_ENDPOINT_URL"] = sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority),
                ["AWS_CA_BUNDLE"] = caInEnvironment ? sandbox.Server.CaBundlePath : null,
                ["AWS_ACCESS_KEY_ID"] = admin.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = admin.SecretAccessKey,
                ["AWS_DEFAULT_REGION"] = sandbox.Server.Region,
                ["AWS_REGION"] = sandbox.Server.Region,
                ["AWS_CONFIG_FILE"] = Path.Combine(Folder, "no-config"),
                ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, "no-credentials"),
            },
        };
        foreach (var (variable, value) in Environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }

    internal string Write(string file, byte[] content)
    {
        var path = Path.Combine(Folder, file);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private bool IsOnPath() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
        .Any(File.Exists);
}
