using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Interop;

/// <summary>The AWS CLI of this machine, kept away from its own configuration.</summary>
internal sealed class AwsCli(RgwDescription server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _environment = new()
    {
        ["AWS_ACCESS_KEY_ID"] = server.Owner.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = server.Owner.SecretAccessKey,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_CA_BUNDLE"] = server.CaBundle,
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        // Ceph RGW knows no trailing checksums.
        ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required",
        ["AWS_RESPONSE_CHECKSUM_VALIDATION"] = "when_required",
    };

    /// <summary>Copies with an SSE-C key as the CLI takes it: 32 characters, or <c>fileb://</c> and a file of 32 bytes.</summary>
    public async Task CopyAsync(string from, string to, string key)
    {
        var program = ChildProcess.Find("aws");
        if (program is null) Assert.Skip("The AWS CLI (aws) is not on PATH. To install it: pip install awscli");
        var copied = await ChildProcess.RunAsync(
            program!,
            ["--endpoint-url", server.Https, "s3", "cp", "--no-progress", "--sse-c", "AES256", "--sse-c-key", key, from, to],
            _environment,
            Patience,
            TestContext.Current.CancellationToken);
        Assert.True(copied.ExitCode == 0, $"aws s3 cp {from} {to}: {copied.ExitCode} {copied.Output} {copied.Errors}");
    }
}
