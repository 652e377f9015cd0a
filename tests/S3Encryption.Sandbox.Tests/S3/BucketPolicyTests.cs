using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class BucketPolicyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Allow = "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"}";
    private const string Objects = "\"Resource\":\"arn:aws:s3:::BUCKET/*\"";
    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("not json", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("[]", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("{}", "Missing required field Statement")]
    [InlineData("{\"Statement\":[]}", "Could not parse the policy: Statement is empty!")]
    [InlineData("{\"Version\":\"2026-01-01\",\"Statement\":[{}]}", "The policy must contain a valid version string")]
    [InlineData("{\"Statements\":[]}", "Unknown field Statements")]
    public async Task A_document_that_is_no_policy_is_refused_with_what_is_wrong(string policy, string message) =>
        Assert.Equal(
            (400, "MalformedPolicy", message),
            (await _admin.SendAsync("PUT", $"/{await sandbox.BucketAsync()}?policy", policy)).Error);

    [Theory]
    [InlineData("\"Effect\":\"Allow\"", "Missing required field Principal")]
    [InlineData("\"Principal\":\"*\"", "Missing required field Effect")]
    [InlineData(Allow, "Missing required field Action")]
    [InlineData(Allow + ",\"Action\":\"s3:*\"", "Missing required field Resource")]
    [InlineData("\"Effect\":\"allow\",\"Principal\":\"*\",\"Action\":\"s3:*\"," + Objects, "Invalid effect: allow")]
    [InlineData(Allow + ",\"Actions\":\"s3:*\"," + Objects, "Unknown field Actions")]
    [InlineData("\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"bob\"},\"Action\":\"s3:*\"," + Objects, "Invalid principal in policy")]
    [InlineData("\"Effect\":\"Allow\",\"Principal\":\"bob\",\"Action\":\"s3:*\"," + Objects, "Invalid principal in policy")]
    [InlineData(
        "\"Effect\":\"Allow\",\"NotPrincipal\":{\"AWS\":\"111122223333\"},\"Action\":\"s3:*\"," + Objects,
        "Allow with NotPrincipal is not allowed.")]
    [InlineData(Allow + ",\"Action\":\"s3:ReadObject\"," + Objects, "Policy has invalid action")]
    [InlineData(Allow + ",\"Action\":\"kms:Decrypt\"," + Objects, "Policy has invalid action")]
    [InlineData(Allow + ",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::another/*\"", "Policy has invalid resource")]
    [InlineData(Allow + ",\"Action\":\"s3:*\",\"Resource\":\"*\"", "Policy has invalid resource")]
    [InlineData(Allow + ",\"Action\":\"s3:ListBucket\"," + Objects, "Action does not apply to any resource(s) in statement")]
    [InlineData(
        Allow + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::BUCKET\"",
        "Action does not apply to any resource(s) in statement")]
    [InlineData(
        Allow + ",\"Action\":\"s3:GetObject\"," + Objects + ",\"Condition\":{\"StringEquals\":{\"s3:prefix\":\"a\"}}",
        "Conditions do not apply to combination of actions and resources in statement")]
    [InlineData(
        Allow + ",\"Action\":\"s3:GetObject\"," + Objects + ",\"Condition\":{\"StringEquals\":{\"s3:colour\":\"a\"}}",
        "Policy has an invalid condition key")]
    [InlineData(
        Allow + ",\"Action\":\"s3:GetObject\"," + Objects + ",\"Condition\":{\"StringIs\":{\"s3:prefix\":\"a\"}}",
        "Invalid Condition type : StringIs")]
    public async Task A_statement_that_S3_would_not_take_is_refused_in_its_words(string statement, string message)
    {
        var bucket = await sandbox.BucketAsync();
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement.Replace("BUCKET", bucket) + "}]}";
        Assert.Equal((400, "MalformedPolicy", message), (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Error);
        Assert.Equal("NoSuchBucketPolicy", (await _admin.SendAsync("GET", $"/{bucket}?policy")).Error.Code);
    }

    [Fact]
    public async Task A_policy_of_more_than_20_KB_is_refused()
    {
        var bucket = await sandbox.BucketAsync();
        var refused = await _admin.SendAsync("PUT", $"/{bucket}?policy", "{" + new string(' ', 20 * 1024) + "}");
        Assert.Equal((400, "MalformedPolicy"), (refused.Error.Status, refused.Error.Code));
        Assert.Contains("maximum allowed document size", refused.Error.Message);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}},", false)]
    [InlineData("\"Condition\":{\"StringLike\":{\"aws:PrincipalAccount\":\"4444*\"}},", true)]
    [InlineData("\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}},", false)]
    [InlineData("\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"0.0.0.0/1\"}},", true)]
    [InlineData("\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}},", true)]
    public async Task Public_is_what_everybody_may_do_with_no_condition_that_fixes_who(string condition, bool isPublic)
    {
        var bucket = await sandbox.BucketAsync();
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"," + condition
            + "\"Action\":\"s3:GetObject\"," + Objects.Replace("BUCKET", bucket) + "}]}";
        Assert.Equal(isPublic ? 403 : 204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        _ = await _admin.SendAsync("DELETE", $"/{bucket}?publicAccessBlock");
        _ = await _admin.SendAsync("PUT", $"/{bucket}?policy", policy);
        Assert.Equal(isPublic ? "true" : "false", (await _admin.SendAsync("GET", $"/{bucket}?policyStatus")).Element("IsPublic"));
    }

    [Fact]
    public async Task The_root_of_the_account_can_undo_a_policy_that_locks_everybody_out()
    {
        var bucket = await sandbox.BucketAsync();
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
            + $"\"Resource\":[\"arn:aws:s3:::{bucket}\",\"arn:aws:s3:::{bucket}/*\"]}}]}}";
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(403, (await _admin.SendAsync("DELETE", $"/{bucket}?policy")).Status);
        using var root = Add("root", "111122223333", "arn:aws:iam::111122223333:root");
        Assert.Equal(403, (await root.SendAsync("GET", $"/{bucket}")).Status);
        Assert.Equal(204, (await root.SendAsync("DELETE", $"/{bucket}?policy")).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}")).Status);
    }

    [Fact]
    public async Task Another_account_cannot_rewrite_the_policy_that_gives_it_that_right()
    {
        var bucket = await sandbox.BucketAsync();
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"444455556666\"},"
            + $"\"Action\":\"s3:PutBucketPolicy\",\"Resource\":\"arn:aws:s3:::{bucket}\"}}]}}";
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        using var other = Add("other", "444455556666", "arn:aws:iam::444455556666:user/other");
        var refused = await other.SendAsync("PUT", $"/{bucket}?policy", policy);
        Assert.Equal((405, "MethodNotAllowed"), (refused.Error.Status, refused.Error.Code));
    }

    private SandboxClient Add(string name, string account, string arn)
    {
        var principal = new Principal
        {
            Name = name,
            Arn = arn,
            UserId = NewCredentials.AccessKeyId("AIDA"),
            AccountId = account,
            AccessKeyId = NewCredentials.AccessKeyId("AKIA"),
            SecretAccessKey = NewCredentials.Secret(40),
            Policies =
            [
                PolicyDocument.Parse(
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity),
            ],
        };
        sandbox.Server.Principals.Add(principal);
        return new(sandbox.Server, principal);
    }
}
