using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

public sealed class ProgramTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_line_says_all_a_client_needs_and_the_end_of_input_ends_it()
    {
        using var process = Start("--port", "0");
        using var first = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(Cancellation))!);
        var root = first.RootElement;
        Assert.StartsWith("https://127.0.0.1:", root.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal(("us-east-1", "111122223333"), (root.GetProperty("region").GetString(), root.GetProperty("accountId").GetString()));
        Assert.Equal(
            ["admin", "operator", "reader", "auditor", "expired"],
            root.GetProperty("principals").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(root.GetProperty("endpoint").GetString() + "/_sandbox", root.GetProperty("control").GetString());
        var admin = root.GetProperty("principals")[0];
        Assert.Matches("^AKIA[A-Z2-7]{16}$", admin.GetProperty("accessKeyId").GetString());
        Assert.Equal(40, admin.GetProperty("secretAccessKey").GetString()!.Length);
        var bundle = root.GetProperty("caBundle").GetString()!;
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(bundle, Cancellation), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(bundle)!));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.False(Directory.Exists(Path.GetDirectoryName(bundle)));
    }

    [Theory]
    [InlineData("bash", "export AWS_ENDPOINT_URL='https://127.0.0.1:")]
    [InlineData("pwsh", "$env:AWS_ENDPOINT_URL = 'https://127.0.0.1:")]
    public async Task A_shell_gets_lines_to_set(string shell, string firstLine)
    {
        using var process = Start("--shell", shell);
        process.StandardInput.Close();
        var lines = (await process.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(Cancellation);
        Assert.StartsWith(firstLine, lines[0], StringComparison.Ordinal);
        foreach (var name in new[] { "AWS_CA_BUNDLE", "AWS_REGION", "S3_SANDBOX_CONTROL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY" })
        {
            Assert.Single(lines, line => line.Contains(name, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Unknown argument «--no-such».", "--no-such")]
    [InlineData("--port needs a port from 0 to 65535, not «70000».", "--port", "70000")]
    [InlineData("--port needs a port from 0 to 65535.", "--port")]
    [InlineData("--shell needs pwsh or bash, not «fish».", "--shell", "fish")]
    [InlineData("--fault needs a fault as JSON.", "--fault")]
    [InlineData("Fault 1 of 1: nth needs 1 or more, not 0.", "--fault", """{"nth":0,"action":{"type":"LoseAnswer"}}""")]
    [InlineData("The configuration no-such-file.json cannot be used:", "--config", "no-such-file.json")]
    public async Task A_wrong_argument_is_named_and_ends_it_with_2(string message, params string[] arguments)
    {
        using var process = Start(arguments);
        var error = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public async Task A_configuration_brings_principals_keys_and_buckets()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                {"region":"eu-central-1","accountId":"444455556666",
                 "principals":[{"name":"me","accessKeyId":"AKIAEXAMPLE","secretAccessKey":"secret",
                   "policies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}]}],
                 "keys":[{"alias":"data","state":"Disabled"}],
                 "buckets":[{"name":"ready","blockSseC":false,
                   "encryption":{"algorithm":"aws:kms","kmsKeyId":"alias/data","bucketKey":true}}]}
                """, Cancellation);
            await using var server = await SandboxServer.StartAsync(SandboxConfig.Load(file, new SandboxOptions()), Cancellation);
            using var me = new SandboxClient(server, server.Principals.Find("AKIAEXAMPLE"));
            Assert.Equal(["ready"], (await me.SendAsync("GET", "/")).Elements("Name"));
            var encryption = await me.SendAsync("GET", "/ready?encryption");
            Assert.Equal(("alias/data", "NONE"), (encryption.Element("KMSMasterKeyID"), encryption.Element("EncryptionType")));
            Assert.Equal(403, (await me.SendAsync("PUT", "/ready/o", "x")).Status);
            await File.WriteAllTextAsync(file, """{"regoin":"eu-central-1"}""", Cancellation);
            Assert.Contains(
                "regoin",
                Assert.Throws<FormatException>(() => SandboxConfig.Load(file, new SandboxOptions())).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_configuration_plans_faults_and_says_which_of_them_cannot_happen()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                {"faults":[{"operation":"ListBuckets","action":{"code":"SlowDown","retryAfter":2,"type":"AnswerError"}},
                           {"operation":"GetObject","times":null,"probability":0.01,"seed":7,"action":{"type":"Delay","milliseconds":9}}]}
                """, Cancellation);
            await using var server = await SandboxServer.StartAsync(SandboxConfig.Load(file, new SandboxOptions()), Cancellation);
            using var admin = new SandboxClient(server, server.Principals.All[0]);
            var answer = await admin.SendAsync("GET", "/");
            Assert.Equal((503, "SlowDown", "2"), (answer.Status, answer.Error.Code, answer["Retry-After"]));
            Assert.Equal((null, 0.01, 7, new Delay(9)), server.Faults.Snapshot().Select(one =>
                (one.Fault.Times, one.Fault.Probability, one.Fault.Seed, (Delay)one.Fault.Action)).Single());
            await File.WriteAllTextAsync(file, """{"faults":[{"action":{"type":"LimitRate"}}]}""", Cancellation);
            Assert.Equal(
                "Fault 1 of 1: bytesPerSecond needs 1 or more, not 0.",
                Assert.Throws<FormatException>(() => SandboxConfig.Load(file, new SandboxOptions())).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(SandboxServer).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
