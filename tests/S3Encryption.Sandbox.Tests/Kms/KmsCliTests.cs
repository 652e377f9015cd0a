using System;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using S3Encryption.Sandbox.Tests.Interop;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

/// <summary><c>aws kms</c> and <c>aws sts</c>, clients that are not ours. Skipped where the AWS CLI is not on the PATH.</summary>
public sealed class KmsCliTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly ForeignTool _aws = new("aws", sandbox);

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
        var (code, _, error) = await _aws.TryAsync("kms", "put-key-policy", "--key-id", key.KeyId, "--policy", Policy);
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

    public void Dispose() => _aws.Dispose();

    private async Task<JsonElement> AwsAsync(params string[] arguments)
    {
        var output = await _aws.RunAsync([.. arguments, "--output", "json"]);
        return JsonDocument.Parse(output.Length == 0 ? "{}" : output).RootElement;
    }
}
