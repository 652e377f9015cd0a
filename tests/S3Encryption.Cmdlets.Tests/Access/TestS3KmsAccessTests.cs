using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

public sealed class TestS3KmsAccessTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    // The working set of a customer managed key.
    private static readonly string[] WorkingSet =
    [
        "kms:CreateKey", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus",
        "kms:ListKeyPolicies", "kms:ListKeys", "kms:ListResourceTags",
    ];

    [Theory]
    [InlineData("admin")]
    [InlineData("operator")]
    public void Who_may_is_told_so_for_every_action_of_the_working_set(string principal)
    {
        using var engine = sandbox.As(principal);
        var results = engine.Require("Test-S3KmsAccess alias/logs");
        Assert.Equal(WorkingSet, results.Select(r => r.Get<string>("Action")).Order());
        Assert.All(
            results, r => Assert.Equal(r.Get<string>("Action") == "kms:CreateKey" ? "NotTested" : "Allowed", r.Get<string>("Result")));
        Assert.All(results, r => Assert.Equal($"arn:aws:iam::111122223333:user/{principal}", r.Get<string>("Principal")));
        Assert.All(results, r => Assert.Equal(sandbox.Server.Keys.Find("alias/logs")!.Arn, r.Get<string>("KmsKey")));
    }

    [Fact]
    public void Who_may_not_is_told_the_layer_and_the_statement_that_would_grant_it()
    {
        using var engine = sandbox.As("reader");
        var arn = sandbox.Server.Keys.Find("alias/logs")!.Arn;
        var denied = engine.Require("Test-S3KmsAccess alias/logs").Where(r => r.Get<string>("Result") == "Denied").ToList();
        Assert.Equal(8, denied.Count);
        Assert.All(denied, r => Assert.Equal("identity-based policy", r.Get<string>("DeniedBy")));
        var decrypt = denied.Single(r => r.Get<string>("Action") == "kms:Decrypt");
        Assert.Equal($$"""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"{{arn}}"}""", decrypt.Get<string>("Statement"));
        Assert.Equal(
            """{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}""",
            denied.Single(r => r.Get<string>("Action") == "kms:ListKeys").Get<string>("Statement"));
    }

    [Fact]
    public void An_auditor_is_told_exactly_what_may_be_looked_at_and_what_not_used()
    {
        using var engine = sandbox.As("auditor");
        var results = engine.Require("Test-S3KmsAccess alias/logs").ToDictionary(
            r => r.Get<string>("Action"), r => r.Get<string>("Result"));
        Assert.Equal("Denied", results["kms:Decrypt"]);
        Assert.Equal("Denied", results["kms:GenerateDataKey"]);
        Assert.Equal("Allowed", results["kms:GetKeyPolicy"]);
        Assert.Equal("Allowed", results["kms:DescribeKey"]);
    }

    [Theory]
    [InlineData("Download", "kms:Decrypt")]
    [InlineData("Upload", "kms:GenerateDataKey")]
    [InlineData("MultipartUpload", "kms:Decrypt kms:GenerateDataKey")]
    [InlineData("Download, Upload", "kms:Decrypt kms:GenerateDataKey")]
    [InlineData("ReEncrypt", "kms:Decrypt kms:Encrypt kms:GenerateDataKey kms:ReEncrypt*")]
    [InlineData("Administer", "kms:CreateKey")]
    public void What_is_to_be_done_says_which_actions_are_tested(string operations, string actions)
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var results = engine.Require($"Test-S3KmsAccess alias/logs -Operation {operations}");
        Assert.Equal(actions.Split(' '), results.Select(r => r.Get<string>("Action")).Order(StringComparer.Ordinal));
        Assert.All(
            results, r => Assert.Equal(r.Get<string>("Action") == "kms:CreateKey" ? "NotTested" : "Allowed", r.Get<string>("Result")));
        Assert.InRange(sandbox.Server.Requests.Snapshot().Count, 1, 12);
    }

    [Fact]
    public void Who_may_use_a_key_and_not_move_objects_to_it_is_told_what_is_missing()
    {
        using var engine = sandbox.As("reader");
        var moved = engine.Require("Test-S3KmsAccess alias/logs -Operation ReEncrypt");
        Assert.All(moved, r => Assert.Equal("Denied", r.Get<string>("Result")));
        var policy = (string)engine.Require("Test-S3KmsAccess alias/logs -Operation Download, Upload -AsPolicy").Single().BaseObject;
        var statement = Assert.Single(Core.Access.Policies.PolicyDocument.Parse(policy).Statements);
        Assert.Equal(["kms:GenerateDataKey", "kms:Decrypt"], statement.Actions);
        Assert.Equal([sandbox.Server.Keys.Find("alias/logs")!.Arn], statement.Resources);
        using var admin = sandbox.As();
        Assert.Empty(admin.Require("Test-S3KmsAccess alias/logs -Operation Download -AsPolicy"));
    }

    [Fact]
    public void A_bucket_names_its_own_key_and_one_without_is_an_error()
    {
        using var engine = sandbox.As();
        var error = EngineAssert.OneError(engine.Run("Test-S3KmsAccess -BucketName fresh"), "NoKmsKey", "s3://fresh");
        Assert.Contains("SseS3", error.ToString(), StringComparison.Ordinal);
        _ = engine.Require("Set-S3BucketEncryption fresh SseKms -KmsKeyId alias/logs");
        try
        {
            var results = engine.Require("Test-S3KmsAccess -BucketName fresh -Operation Download");
            Assert.Equal(sandbox.Server.Keys.Find("alias/logs")!.Arn, results.Single().Get<string>("KmsKey"));
        }
        finally
        {
            _ = engine.Require("Remove-S3BucketEncryption fresh");
        }
    }

    [Fact]
    public void Buckets_that_pipe_in_are_tested_by_their_own_keys_and_those_without_one_are_errors()
    {
        using var engine = sandbox.As();
        _ = engine.Require("$null = Set-S3BucketEncryption open SseKms -KmsKeyId alias/logs");
        try
        {
            var result = engine.Run("Get-S3BucketEncryption fresh, open | Test-S3KmsAccess -Operation Download");
            _ = EngineAssert.OneError(result, "NoKmsKey", "s3://fresh", "SseS3");
            Assert.Equal(sandbox.Server.Keys.Find("alias/logs")!.Arn, result.Output.Single().Get<string>("KmsKey"));
        }
        finally
        {
            _ = engine.Require("Remove-S3BucketEncryption open");
        }
    }

    [Fact]
    public void Who_may_not_ask_the_bucket_is_told_to_name_the_key()
    {
        using var engine = sandbox.As();
        var role = sandbox.NewRole("kms:*", "s3:GetObject");
        _ = EngineAssert.OneError(
            engine.Run($"Test-S3KmsAccess -BucketName fresh -Operation Download -RoleArn {role.Arn}"),
            "AccessDenied", "s3://fresh", "GetBucketEncryption", "Test-S3KmsAccess alias/");
        Assert.Equal("Allowed", engine.Require($"Test-S3KmsAccess alias/logs -Operation Download -RoleArn {role.Arn}").Single().Get<string>("Result"));
    }

    [Fact]
    public void A_denial_that_a_policy_limited_to_S3_would_have_too_says_what_settles_it()
    {
        using var admin = sandbox.As();
        var policy = admin.Require("(New-S3KmsPolicy Reader alias/logs -BucketName fresh).Json").Single().ToString();
        using var reader = sandbox.AsNewUser(policy);
        var denied = reader.Require("Test-S3KmsAccess alias/logs -Operation Download").Single();
        Assert.Equal("Denied", denied.Get<string>("Result"));
        Assert.Contains("only an S3 request tells: Test-S3KmsAccess", denied.Get<string>("Hint"), StringComparison.Ordinal);
        // It may not store what could be read: that is told, and not passed over.
        var byCanary = reader.Run("Test-S3KmsAccess alias/logs -BucketName fresh -Operation Download -Canary");
        Assert.Contains("The canary could not settle it", byCanary.Output.Single().Get<string>("Hint"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_changed_by_asking()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = engine.Require("Test-S3KmsAccess alias/logs");
        string[] harmless =
        [
            "GetCallerIdentity", "DescribeKey", "GetKeyPolicy", "ListKeyPolicies", "GetKeyRotationStatus", "ListResourceTags", "ListKeys",
        ];
        // The two that do something were dry runs: KMS answered with an error that says so.
        Assert.All(
            sandbox.Server.Requests.Snapshot(),
            r => Assert.True(harmless.Contains(r.Operation) || r.ErrorCode == "DryRunOperationException", r.ToString()));
        Assert.Equal(2, sandbox.Server.Requests.Snapshot().Count(r => r.ErrorCode == "DryRunOperationException"));
    }

    [Fact]
    public void The_default_key_which_only_S3_may_use_is_inconclusive_not_denied()
    {
        using var engine = sandbox.As();
        var results = engine.Require("Test-S3KmsAccess");
        Assert.Equal(
            ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"],
            results.Select(r => r.Get<string>("Action")).Order());
        // S3 may use it for the caller, which no direct call can show: to say "denied" would be wrong.
        var decrypt = results.Single(r => r.Get<string>("Action") == "kms:Decrypt");
        Assert.Equal("Inconclusive", decrypt.Get<string>("Result"));
        Assert.Contains("kms:ViaService", decrypt.Get<string>("Hint"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_only_S3_may_use_is_inconclusive_not_denied()
    {
        using var engine = sandbox.As();
        var results = engine.Require("Test-S3KmsAccess alias/only-through-s3").ToDictionary(r => r.Get<string>("Action"));
        foreach (var action in new[] { "kms:GenerateDataKey", "kms:Decrypt" })
        {
            Assert.Equal("Inconclusive", results[action].Get<string>("Result"));
            Assert.Contains("statement 2 of the key policy admits", results[action].Get<string>("Hint"), StringComparison.Ordinal);
        }

        _ = EngineAssert.OneObject(engine.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh via -KmsKeyId alias/only-through-s3"));
    }

    [Theory]
    [InlineData("alias/none", "KmsKeyNotFound")]
    [InlineData("11111111-2222-3333-4444-555555555555", "KmsKeyNotFound")]
    [InlineData("alias/off", "KmsKeyDisabled")]
    [InlineData("alias/leaving", "KmsKeyPendingDeletion")]
    [InlineData("alias/rsa", "KmsKeyUnsuitable")]
    public void A_key_that_nobody_can_use_is_an_error_beside_what_was_found(string key, string id)
    {
        using var engine = sandbox.As();
        var result = engine.Run($"Test-S3KmsAccess {key}");
        _ = EngineAssert.OneError(result, id);
        Assert.Equal(id == "KmsKeyNotFound", result.Output.Count == 0);
        Assert.DoesNotContain(engine.Run($"Test-S3KmsAccess {key} -Quiet").Output, o => o.BaseObject is true);
    }

    [Fact]
    public void Quiet_answers_yes_or_no_for_a_runbook()
    {
        using (var engine = sandbox.As())
        {
            Assert.True((bool)EngineAssert.OneObject(engine.Run("Test-S3KmsAccess alias/logs -Quiet")).BaseObject);
        }

        using (var engine = sandbox.As("reader"))
        {
            Assert.False((bool)EngineAssert.OneObject(engine.Run("Test-S3KmsAccess alias/logs -Quiet")).BaseObject);
        }
    }

    [Fact]
    public void Expired_credentials_end_the_test_at_once_instead_of_reading_as_denials()
    {
        using var engine = sandbox.As("expired");
        _ = EngineAssert.OneError(engine.Run("Test-S3KmsAccess alias/logs -SessionToken $Token"), "ExpiredCredentials");
    }
}
