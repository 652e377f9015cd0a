using System;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Interop;

/// <summary>AWS's own Python client: boto3_scenarios.py, scenario by scenario. Skipped where python3 or boto3 is absent.</summary>
public sealed class Boto3Tests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly ForeignTool _python = new("python3", sandbox);

    [Theory]
    [InlineData("objects")]
    [InlineData("errors")]
    [InlineData("listings")]
    [InlineData("versions")]
    [InlineData("transfers")]
    [InlineData("checksums")]
    [InlineData("encryption")]
    [InlineData("customer_keys")]
    [InlineData("presigned")]
    [InlineData("tags")]
    [InlineData("locks")]
    public async Task Boto3_finds_everything_as_with_AWS(string scenario)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Interop", "boto3_scenarios.py");
        var (code, output, error) = await _python.TryAsync("-W", "ignore", script, scenario);
        Assert.SkipWhen(error.Contains("No module named 'boto3'", StringComparison.Ordinal), "boto3 is not installed for python3.");
        Assert.True(code == 0, error + output);
    }

    public void Dispose() => _python.Dispose();
}
