using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

/// <summary><c>aws kms</c> and <c>aws sts</c>, clients that are not ours. Skipped where the AWS CLI is not on the PATH.</summary>
public sealed class KmsCliTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_made_granted_rotated_and_scheduled_for_deletion()
    {
        var made = await AwsAsync("kms", "create-key", "--description", "cli", "--tags", "TagKey=team,TagValue=a");
        var id = made.GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
        var grantee = sandbox.Principal("reader").Arn;
        var grant = await AwsAsync(
            "kms", "create-grant", "--key-id", id, "--grantee-principal", grantee, "--operations", "Decrypt",
            "--constraints", "EncryptionContextSubset={a=b}");
        var listed = (await AwsAsync("kms", "list-grants", "--key-id", id)).GetProperty("Grants")[0];
        Assert.Equal(grant.GetProperty("GrantId").GetString(), listed.GetProperty("GrantId").GetString());
        Assert.Equal("b", listed.GetProperty("Constraints").GetProperty("EncryptionContextSubset").GetProperty("a").GetString());
        _ = await AwsAsync("kms", "rotate-key-on-demand", "--key-id", id);
        var rotations = await AwsAsync("kms", "list-key-rotations", "--key-id", id);
        Assert.Equal("ON_DEMAND", rotations.GetProperty("Rotations")[0].GetProperty("RotationType").GetString());
        var deletion = await AwsAsync("kms", "schedule-key-deletion", "--key-id", id, "--pending-window-in-days", "7");
        Assert.Equal("PendingDeletion", deletion.GetProperty("KeyState").GetString());
    }

    [Fact]
    public async Task A_policy_that_locks_its_author_out_is_refused_in_AWSs_words()
    {
        var key = sandbox.Server.Keys.Add(new());
        const string Policy = """{"Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}""";
        var (code, _, error) = await RunAsync("kms", "put-key-policy", "--key-id", key.KeyId, "--policy", Policy);
        Assert.NotEqual(0, code);
        Assert.Contains(
            "(MalformedPolicyDocumentException) when calling the PutKeyPolicy operation: "
                + "The new key policy will not allow you to update the key policy in the future.",
            error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_is_shown_as_AWS_shows_it()
    {
        var shown = await AwsAsync("sts", "get-caller-identity");
        Assert.Equal(sandbox.Principal("admin").Arn, shown.GetProperty("Arn").GetString());
    }

    private async Task<JsonElement> AwsAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output.Length == 0 ? "{}" : output).RootElement;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(IsOnPath(), "The AWS CLI (aws) is not on the PATH.");
        var admin = sandbox.Principal("admin");
        var endpoint = sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority);
        var start = new ProcessStartInfo("aws", [.. arguments, "--endpoint-url", endpoint, "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_CA_BUNDLE"] = sandbox.Server.CaBundlePath,
                ["AWS_ACCESS_KEY_ID"] = admin.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = admin.SecretAccessKey,
                ["AWS_DEFAULT_REGION"] = sandbox.Server.Region,
                ["AWS_REGION"] = sandbox.Server.Region,
                ["AWS_CONFIG_FILE"] = Path.Combine(Path.GetTempPath(), "no-config"),
                ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "no-credentials"),
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await error);
    }

    private static bool IsOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => new[] { Path.Combine(folder, "aws"), Path.Combine(folder, "aws.exe") })
        .Any(File.Exists);
}
