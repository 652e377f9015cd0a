using System.Diagnostics;
using S3Encryption.Core.Access.Policies;
using Xunit;
using static S3Encryption.Sandbox.Tests.Policies.Page;

namespace S3Encryption.Sandbox.Tests.Policies;

public sealed class StatementTests
{
    [Theory]
    [InlineData(Action, "\"Action\":\"s3:GetObject\"", true)]
    [InlineData(Action, "\"Action\":\"S3:getobject\"", true)]
    [InlineData(Action, "\"Action\":\"s3:Get*\"", true)]
    [InlineData(Action, "\"Action\":\"s3:?etObject\"", true)]
    [InlineData(Action, "\"Action\":[\"s3:PutObject\",\"*\"]", true)]
    [InlineData(Action, "\"Action\":\"s3:PutObject\"", false)]
    [InlineData(Action, "\"Action\":\"kms:*\"", false)]
    [InlineData(NotAction, "\"NotAction\":\"s3:PutObject\"", true)]
    [InlineData(NotAction, "\"NotAction\":[\"kms:*\",\"s3:Get*\"]", false)]
    public void An_action_matches_with_wildcards_whatever_its_case(string page, string action, bool matches) =>
        Check(page, matches, Case.Decide($$$"""{"Statement":{"Effect":"Allow",{{{action}}},"Resource":"*"}}""").IsAllowed);

    [Theory]
    [InlineData(Resource, "\"Resource\":\"arn:aws:s3:::logs/*\"", true)]
    [InlineData(Resource, "\"Resource\":\"arn:aws:s3:::logs/*/?.gz\"", true)]
    [InlineData(Resource, "\"Resource\":\"arn:aws:s3:::LOGS/*\"", false)]
    [InlineData(Resource, "\"Resource\":\"arn:aws:s3:::logs\"", false)]
    [InlineData(Resource, "\"Resource\":[\"arn:aws:s3:::x/*\",\"arn:aws:s3:::logs/2026/a.gz\"]", true)]
    [InlineData(NotResource, "\"NotResource\":\"arn:aws:s3:::logs/*\"", false)]
    [InlineData(NotResource, "\"NotResource\":\"arn:aws:s3:::secret/*\"", true)]
    [InlineData(Resource, "\"Resource\":\"arn:aws:s3:::${aws:PrincipalAccount}/*\"", false)]
    public void A_resource_matches_with_wildcards_and_its_case(string page, string resource, bool matches) =>
        Check(
            page, matches,
            Case.Decide($$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*",{{{resource}}}}}""").IsAllowed);

    [Theory]
    [InlineData(Principal, "\"Principal\":\"*\"", Case.Alice, true, false)]
    [InlineData(Principal, "\"Principal\":\"*\"", "", true, false)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"*\"}", "", true, false)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"111122223333\"}", Case.Alice, true, true)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}", Case.Alice, true, true)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"arn:aws:iam::999999999999:root\"}", Case.Alice, false, false)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}", "", false, false)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":[\"111122223333\",\"arn:aws:iam::111122223333:user/alice\"]}", Case.Alice, true, false)]
    [InlineData(Principal, "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/Alice\"}", Case.Alice, false, false)]
    [InlineData(
        Principal,
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/ops/Writer\"}",
        "arn:aws:sts::111122223333:assumed-role/Writer/me",
        true,
        false)]
    [InlineData(
        Principal,
        "\"Principal\":{\"AWS\":\"arn:aws:iam::999999999999:role/Writer\"}",
        "arn:aws:sts::111122223333:assumed-role/Writer/me",
        false,
        false)]
    [InlineData(
        Principal,
        "\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Writer/me\"}",
        "arn:aws:sts::111122223333:assumed-role/Writer/you",
        false,
        false)]
    [InlineData(Principal, "\"Principal\":{\"Service\":\"logging.s3.amazonaws.com\"}", "logging.s3.amazonaws.com", true, false)]
    [InlineData(Principal, "\"Principal\":{\"Service\":\"logging.s3.amazonaws.com\"}", Case.Alice, false, false)]
    [InlineData(NotPrincipal, "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:user/bob\"}", Case.Alice, true, false)]
    [InlineData(NotPrincipal, "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}", Case.Alice, false, false)]
    public void A_principal_is_meant_by_its_ARN_its_role_its_account_or_a_star(
        string page, string element, string principal, bool matches, bool byAccount)
    {
        var result = Case.Decide($$$"""{"Statement":{"Effect":"Allow",{{{element}}},"Action":"*","Resource":"*"}}""", principal);
        Check(page, (matches, byAccount), (result.IsAllowed, result.ByAccount));
    }

    [Fact]
    public void A_deny_wins_over_every_allow_and_is_named()
    {
        var result = Case.Decide("""
            {"Statement":[
              {"Sid":"Yes","Effect":"Allow","Action":"*","Resource":"*"},
              {"Sid":"No","Effect":"Deny","Action":"s3:Get*","Resource":"*"}]}
            """);
        Assert.Equal((PolicyDecision.ExplicitDeny, "No", 1), (result.Decision, result.Statement!.Sid, result.Statement.Index));
    }

    [Fact]
    public void What_no_statement_speaks_of_is_denied_implicitly() =>
        Assert.Equal(PolicyResult.ImplicitDeny, Case.Decide("""{"Statement":{"Effect":"Deny","Action":"s3:Put*","Resource":"*"}}"""));

    [Fact]
    public void Of_several_policies_the_deciding_one_is_named()
    {
        var policies = new[]
        {
            """{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""",
            """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""",
        };
        var result = PolicyEvaluator.Evaluate([.. System.Linq.Enumerable.Select(policies, static text => PolicyDocument.Parse(text))],
            new PolicyRequest("s3:GetObject", Case.Object, null));
        Assert.Equal((true, 1), (result.IsAllowed, result.PolicyIndex));
    }

    [Fact]
    public void A_pattern_made_to_be_slow_does_not_stall_the_evaluator()
    {
        var clock = Stopwatch.StartNew();
        var pattern = string.Concat(System.Linq.Enumerable.Repeat("a*", 500)) + "b";
        var policy = $$$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"{{{pattern}}}"}}""";
        Assert.False(Case.Decide(policy, resource: new string('a', 2000)).IsAllowed);
        Assert.True(clock.Elapsed.TotalSeconds < 2);
    }

    [Theory]
    [InlineData("{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/id.example\"}", true)]
    [InlineData("{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/other.example\"}", false)]
    [InlineData("\"*\"", true)]
    [InlineData("{\"AWS\":\"*\"}", false)]
    public void Who_is_known_to_an_identity_provider_alone_is_meant_where_that_is_named(string principal, bool matches) =>
        Assert.Equal(
            matches,
            PolicyEvaluator.Evaluate(
                PolicyDocument.Parse($$$"""
                    {"Statement":{"Effect":"Allow","Principal":{{{principal}}},"Action":"sts:AssumeRoleWithWebIdentity"}}
                    """),
                new PolicyRequest(
                    "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::111122223333:role/ci",
                    PolicyPrincipal.ForFederated("arn:aws:iam::111122223333:oidc-provider/id.example"))).IsAllowed);
}
