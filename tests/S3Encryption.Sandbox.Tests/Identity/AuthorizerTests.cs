using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Identity;

public sealed class AuthorizerTests
{
    private const string Owner = "111122223333";
    private const string Arn = "arn:aws:s3:::logs/a.gz";
    private const string AllowAll = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string DenyAll = """{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""";

    [Theory]
    [InlineData(AllowAll, null, null, null)]
    [InlineData(null, "Allow user", null, null)]
    [InlineData(null, "Allow account", null, "because no identity-based policy allows the s3:GetObject action")]
    [InlineData(null, null, null, "because no identity-based policy allows the s3:GetObject action")]
    [InlineData(DenyAll, "Allow user", null, "with an explicit deny in an identity-based policy")]
    [InlineData(AllowAll, "Deny user", null, "with an explicit deny in a resource-based policy")]
    [InlineData(AllowAll, "Deny account", null, "with an explicit deny in a resource-based policy")]
    [InlineData(
        AllowAll,
        null,
        """{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""",
        "because no permissions boundary allows the s3:GetObject action")]
    [InlineData(AllowAll, null, DenyAll, "with an explicit deny in a permissions boundary")]
    [InlineData(AllowAll, null, AllowAll, null)]
    public void Within_an_account_either_policy_suffices_and_a_refusal_names_its_layer(
        string? identity, string? resource, string? boundary, string? refusal)
    {
        var text = Refusal(User(identity, boundary), resource);
        Assert.Equal(
            refusal is null
                ? null
                : $"User: arn:aws:iam::{Owner}:user/alice is not authorized to perform: s3:GetObject on resource: \"{Arn}\" {refusal}",
            text);
    }

    [Theory]
    [InlineData(AllowAll, "Allow account", null)]
    [InlineData(AllowAll, "Allow user", null)]
    [InlineData(AllowAll, null, "Access Denied")]
    [InlineData(null, "Allow user", "Access Denied")]
    public void Across_accounts_both_policies_must_allow(string? identity, string? resource, string? refusal)
    {
        var stranger = User(identity, null) with { AccountId = "999999999999", Arn = "arn:aws:iam::999999999999:user/alice" };
        var theirs = resource?
            .Replace("user", "stranger", StringComparison.Ordinal)
            .Replace("account", "strangers", StringComparison.Ordinal);
        Assert.Equal(refusal, Refusal(stranger, theirs));
    }

    [Theory]
    [InlineData("Allow everyone", null)]
    [InlineData("Allow account", "Access Denied")]
    [InlineData(null, "Access Denied")]
    public void An_anonymous_caller_gets_only_what_the_bucket_policy_gives_everyone(string? resource, string? refusal) =>
        Assert.Equal(refusal, Refusal(null, resource));

    [Fact]
    public void A_policy_can_tell_callers_apart_by_name_and_account()
    {
        const string OwnFolder =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::logs/${aws:username}/*"}}""";
        Authorizer.DemandS3(
            User(OwnFolder, null),
            "s3:GetObject",
            "arn:aws:s3:::logs/alice/x",
            Owner,
            new Dictionary<string, IReadOnlyList<string>>(),
            null);
    }

    private static string? Refusal(Principal? caller, string? resource)
    {
        try
        {
            Authorizer.DemandS3(caller, "s3:GetObject", Arn, Owner, new Dictionary<string, IReadOnlyList<string>>(), Resource(resource));
            return null;
        }
        catch (AwsErrorException refused)
        {
            Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
            return refused.Message;
        }
    }

    private static PolicyDocument? Resource(string? shorthand)
    {
        if (shorthand is null)
        {
            return null;
        }

        var (effect, whom) = (shorthand.Split(' ')[0], shorthand.Split(' ')[1]);
        var principal = whom switch
        {
            "user" => $"arn:aws:iam::{Owner}:user/alice",
            "account" => $"arn:aws:iam::{Owner}:root",
            "stranger" => "arn:aws:iam::999999999999:user/alice",
            "strangers" => "arn:aws:iam::999999999999:root",
            _ => "*",
        };
        var policy = $$$"""
            {"Statement":{
              "Effect":"{{{effect}}}","Principal":{"AWS":"{{{principal}}}"},"Action":"s3:*","Resource":"arn:aws:s3:::logs/*"}}
            """;
        return PolicyDocument.Parse(policy, PolicyKind.Resource);
    }

    private static Principal User(string? identity, string? boundary) => SigningBench.User("alice", "AKIAALICE", "secret") with
    {
        Policies = identity is null ? [] : [PolicyDocument.Parse(identity, PolicyKind.Identity)],
        PermissionsBoundary = boundary is null ? null : PolicyDocument.Parse(boundary, PolicyKind.Identity),
    };
}
