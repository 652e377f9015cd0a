using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Sts;

public sealed class AssumeRoleTests
{
    private const string Denied = "403 AccessDenied: User: arn:aws:iam::111122223333:user/";
    private const string TrustsAdmin =
        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:user/admin'},'Action':['sts:AssumeRole','sts:TagSession']}";
    private readonly StsBench _sts = new();

    [Theory]
    [InlineData("admin", null, "done")]
    [InlineData("nobody", null, "because no identity-based policy allows the sts:AssumeRole action")]
    [InlineData("admin", TrustsAdmin, "done")]
    [InlineData("nobody", TrustsAdmin, "because no role trust policy allows the sts:AssumeRole action")]
    [InlineData(
        "nobody", "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:user/nobody'},'Action':'sts:AssumeRole'}", "done")]
    [InlineData("admin", "{'Effect':'Deny','Principal':'*','Action':'sts:*'}", "with an explicit deny in the role trust policy")]
    public async Task The_trust_policy_and_the_callers_own_decide_who_becomes_a_role(string caller, string? trust, string outcome)
    {
        _sts.AddRole(trust);
        Assert.Equal(
            outcome == "done" ? outcome
                : $"{Denied}{caller} is not authorized to perform: sts:AssumeRole on resource: {StsBench.RoleArn} {outcome}",
            await _sts.RefusedAsync(caller == "admin" ? StsBench.Admin : StsBench.Nobody, ""));
    }

    [Fact]
    public async Task Another_account_needs_both_and_is_not_told_why_not()
    {
        var stranger = StsBench.Admin with { Arn = "arn:aws:iam::999999999999:user/admin", AccountId = "999999999999" };
        _sts.AddRole(null);
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::999999999999:user/admin is not authorized to perform: sts:AssumeRole "
                + "on resource: " + StsBench.RoleArn,
            await _sts.RefusedAsync(stranger, ""));
        _sts.AddRole("{'Effect':'Allow','Principal':{'AWS':'999999999999'},'Action':'sts:AssumeRole'}");
        Assert.Equal("done", await _sts.RefusedAsync(stranger, ""));
        Assert.StartsWith("403", await _sts.RefusedAsync(stranger with { Policies = [] }, ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'StringEquals':{'sts:ExternalId':'x1'}", "&ExternalId=x1", true)]
    [InlineData("'StringEquals':{'sts:ExternalId':'x1'}", "&ExternalId=x2", false)]
    [InlineData("'StringEquals':{'sts:ExternalId':'x1'}", "", false)]
    [InlineData("'Bool':{'aws:MultiFactorAuthPresent':'true'}", "", false)]
    [InlineData("'StringEquals':{'sts:RoleSessionName':'${aws:username}'}", "", false)]
    [InlineData("'StringLike':{'sts:RoleSessionName':'m?'}", "", true)]
    [InlineData("'StringEquals':{'aws:RequestTag/team':'a'}", "&Tags.member.1.Key=team&Tags.member.1.Value=a", true)]
    [InlineData("'StringEquals':{'aws:RequestTag/team':'a'}", "&Tags.member.1.Key=team&Tags.member.1.Value=b", false)]
    [InlineData("'ForAllValues:StringEquals':{'aws:TagKeys':'other'}", "&Tags.member.1.Key=team&Tags.member.1.Value=b", false)]
    public async Task A_role_is_assumed_only_under_the_conditions_of_its_trust_policy(string condition, string parameters, bool assumed)
    {
        _sts.AddRole(TrustsAdmin[..^1] + ",'Condition':{" + condition + "}}");
        Assert.Equal(assumed, await _sts.RefusedAsync(StsBench.Admin, parameters) == "done");
    }

    [Fact]
    public async Task A_session_policy_limits_the_session_to_what_both_allow()
    {
        _sts.AddRole(null);
        const string Text = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";
        var session = await _sts.AssumeAsync(StsBench.Admin, "&Policy=" + Uri.EscapeDataString(Text));
        Assert.Null(Refusal(session, "s3:GetObject", null));
        Assert.EndsWith(
            "because no session policy allows the s3:PutObject action", Refusal(session, "s3:PutObject", null), StringComparison.Ordinal);
        var bucketPolicy = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}""");
        Assert.NotNull(Refusal(session, "s3:PutObject", bucketPolicy));
        Assert.Null(Refusal(await _sts.AssumeAsync(StsBench.Admin), "s3:PutObject", null));
    }

    [Fact]
    public async Task The_tags_of_a_session_decide_beside_the_roles_and_transitive_ones_go_on()
    {
        _sts.AddRole(null, KeyValuePair.Create("team", "role"), KeyValuePair.Create("stage", "prod"));
        var first = await _sts.AssumeAsync(
            StsBench.Admin, "&Tags.member.1.Key=team&Tags.member.1.Value=a&TransitiveTagKeys.member.1=team");
        Assert.Equal(("a", "prod"), (first.Tags["team"], first.Tags["stage"]));
        const string Own = """
            {"Version":"2012-10-17","Statement":{
              "Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::logs/${aws:PrincipalTag/team}/*"}}
            """;
        Assert.Null(Refusal(first with { Policies = [PolicyDocument.Parse(Own)] }, "s3:GetObject", null));
        var second = await _sts.AssumeAsync(first with { Policies = StsBench.Admin.Policies }, "");
        Assert.Equal("a", second.Tags["team"]);
    }

    [Theory]
    [InlineData("&DurationSeconds=899", "400 ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' ")]
    [InlineData("&DurationSeconds=43201", "400 ValidationError: 1 validation error detected: Value '43201' at 'durationSeconds' ")]
    [InlineData("&DurationSeconds=3601", "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this ")]
    [InlineData("&Policy=x", "400 MalformedPolicyDocument: ")]
    [InlineData("&PolicyArns.member.1.arn=arn:aws:iam::aws:policy/ReadOnlyAccess", "400 ValidationError: ")]
    [InlineData("&ExternalId=%20%20", "400 ValidationError: ")]
    [InlineData("&SerialNumber=arn:aws:iam::111122223333:mfa/admin&TokenCode=123456", "403 AccessDenied: MultiFactorAuthentication failed")]
    [InlineData("&TransitiveTagKeys.member.1=none", "400 InvalidParameterValue: ")]
    [InlineData("&Tags.member.1.Key=a&Tags.member.2.Key=A", "400 InvalidParameterValue: Duplicate tag keys found.")]
    public async Task What_STS_would_refuse_is_refused_in_its_words(string parameters, string refusal)
    {
        _sts.AddRole(null);
        Assert.StartsWith(refusal, await _sts.RefusedAsync(StsBench.Admin, parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_session_token_is_the_user_for_a_while_and_gets_no_further_one()
    {
        var answer = await _sts.CallAsync(StsBench.Nobody, "Action=GetSessionToken&DurationSeconds=900");
        var session = _sts.Principals.Find(StsBench.Value(answer, "AccessKeyId"))!;
        Assert.Equal((StsBench.Nobody.Arn, Signing.SigningBench.Then.AddSeconds(900)), (session.Arn, session.Expires));
        Assert.Equal(
            "403 AccessDenied: Cannot call GetSessionToken with session credentials",
            await _sts.RefusalOfAsync(session, "Action=GetSessionToken"));
        var info = await _sts.CallAsync(StsBench.Admin, "Action=GetAccessKeyInfo&AccessKeyId=" + session.AccessKeyId);
        Assert.Equal(StsBench.Account, StsBench.Value(info, "Account"));
    }

    private static string? Refusal(Principal caller, string action, PolicyDocument? bucketPolicy)
    {
        try
        {
            Authorizer.DemandS3(
                caller, action, "arn:aws:s3:::logs/a/x", StsBench.Account, new Dictionary<string, IReadOnlyList<string>>(), bucketPolicy);
            return null;
        }
        catch (AwsErrorException refused)
        {
            return refused.Message;
        }
    }
}
