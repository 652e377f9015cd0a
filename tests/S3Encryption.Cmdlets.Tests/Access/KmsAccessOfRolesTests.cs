using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

/// <summary>With <c>-RoleArn</c> it is the role whose access is tested, and never the caller's own.</summary>
public sealed class KmsAccessOfRolesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void The_role_s_access_is_tested_and_not_that_of_the_admin_who_assumes_it()
    {
        var role = sandbox.NewRole("kms:Decrypt", "kms:DescribeKey");
        using var engine = sandbox.As();
        var results = engine.Require($"Test-S3KmsAccess alias/logs -RoleArn {role.Arn} -Operation Upload, Download").ToDictionary(
            r => r.Get<string>("Action"));
        Assert.Equal("Denied", results["kms:GenerateDataKey"].Get<string>("Result"));
        Assert.Equal("Allowed", results["kms:Decrypt"].Get<string>("Result"));
        Assert.All(results.Values, r => Assert.StartsWith(
            $"arn:aws:sts::{Callers.Account}:assumed-role/{role.Name}/", r.Get<string>("Principal"), StringComparison.Ordinal));
        Assert.Contains(role.Arn, results["kms:GenerateDataKey"].Get<string>("Hint"), StringComparison.Ordinal);
        Assert.Equal("Allowed", engine.Require("Test-S3KmsAccess alias/logs -Operation Upload").Single().Get<string>("Result"));
    }

    [Fact]
    public void A_role_may_be_allowed_what_its_caller_may_not()
    {
        var role = sandbox.NewRole("kms:*");
        using var engine = sandbox.AsNewUser(Callers.Allow("sts:AssumeRole"));
        Assert.False((bool)engine.Require("Test-S3KmsAccess alias/logs -Quiet").Single().BaseObject);
        Assert.True((bool)engine.Require($"Test-S3KmsAccess alias/logs -Quiet -RoleArn {role.Arn}").Single().BaseObject);
    }

    [Fact]
    public void A_statement_for_a_key_policy_names_the_role_and_not_its_session_which_ends()
    {
        var role = sandbox.NewRole("kms:*");
        var alias = $"alias/for-nobody-{sandbox.NewName(string.Empty)}";
        using var engine = sandbox.As();
        _ = sandbox.Server.Keys.Add(new Sandbox.Kms.KmsKeySettings
        {
            Alias = alias,
            Policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/admin"},
                "Action":"kms:*","Resource":"*"}]}
                """,
        });
        var arn = sandbox.Server.Keys.Find(alias)!.Arn;
        var denied = engine.Require($"Test-S3KmsAccess {arn} -RoleArn {role.Arn} -Operation Download").Single();
        Assert.Equal(("Denied", "resource-based policy"), (denied.Get<string>("Result"), denied.Get<string>("DeniedBy")));
        var statement = Assert.Single(PolicyDocument.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{{denied.Get<string>("Statement")}}]}""").Statements);
        Assert.Equal(["kms:Decrypt"], statement.Actions);
        Assert.Contains($"{{\"AWS\":\"{role.Arn}\"}}", denied.Get<string>("Statement"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role/there-is-none", "Test-S3KmsAccess alias/logs")]
    [InlineData("role/not-for-you", "Test-S3KmsAccess alias/logs -Quiet")]
    public void A_role_that_may_not_be_assumed_is_an_error_and_not_an_answer(string name, string command)
    {
        sandbox.Server.Principals.Add(new Role
        {
            Name = "not-for-you",
            AccountId = Callers.Account,
            TrustPolicy = PolicyDocument.Parse("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/else"},
                "Action":"sts:AssumeRole"}}
                """),
        });
        using var engine = sandbox.AsNewUser(Callers.Allow("kms:*"));
        sandbox.Server.Requests.Clear();
        var result = engine.Run($"{command} -RoleArn arn:aws:iam::{Callers.Account}:{name}");
        _ = EngineAssert.OneError(result, "RoleNotAssumed", $"arn:aws:iam::{Callers.Account}:{name}", "sts:AssumeRole", "trust policy");
        Assert.Empty(result.Output);
        Assert.DoesNotContain(sandbox.Server.Requests.Snapshot(), r => r.Service == "kms");
    }
}
