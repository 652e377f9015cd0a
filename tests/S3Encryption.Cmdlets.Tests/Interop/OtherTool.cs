using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Interop;

/// <summary>Runs a tool of this machine against the sandbox, as its admin. A test is skipped where the machine does not have it.</summary>
internal sealed class OtherTool(string name, SandboxFixture sandbox)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Environment variables to have or, where null, not to have.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>What it writes, when it ends well.</summary>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        // Not the arguments: a key may be among them.
        Assert.True(code == 0, $"{name}: {error}{output}");
        return output;
    }

    /// <summary>The same for what may end badly.</summary>
    public async Task<(int Code, string Output, string Error)> TryAsync(params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(IsOnPath(), name + " is not on the PATH.");
        var admin = sandbox.Server.Principals.All.Single(p => p.Name == "admin");
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ENDPOINT_URL"] = sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority),
                ["AWS_CA_BUNDLE"] = sandbox.Server.CaBundlePath,
                ["AWS_ACCESS_KEY_ID"] = admin.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = admin.SecretAccessKey,
                ["AWS_DEFAULT_REGION"] = sandbox.Server.Region,
                ["AWS_CONFIG_FILE"] = sandbox.NewPath(".none"),
                ["AWS_SHARED_CREDENTIALS_FILE"] = sandbox.NewPath(".none"),
            },
        };
        foreach (var (variable, value) in Environment) start.Environment[variable] = value;
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

    private bool IsOnPath() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
        .Any(File.Exists);
}
