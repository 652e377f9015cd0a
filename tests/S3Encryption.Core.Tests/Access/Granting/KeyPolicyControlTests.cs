extern alias ModuleCore;

using S3Encryption.Core.Access.Granting;
using ModuleCore::S3Encryption.Core.Access.Policies;
using Xunit;

namespace S3Encryption.Core.Tests.Access.Granting;

public sealed class KeyPolicyControlTests
{
    private const string Alice = "arn:aws:iam::111122223333:user/alice";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/ops/s";

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Put*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},"Action":"kms:*","Resource":"*"}""", false)]
    [InlineData("""
        {"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"111122223333"}}}
        """, true)]
    public void A_policy_that_lets_the_caller_change_it_again_is_taken_and_told_whether_the_account_may_too(
        string statement, bool account) =>
        Assert.Equal(account, Require(statement, Alice));

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:Decrypt","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/bob"},"Action":"kms:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"kms:*","Resource":"*"}""")]
    [InlineData("""
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*",
         "Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}
        """)]
    [InlineData("""
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Deny","Principal":"*","Action":"kms:PutKeyPolicy","Resource":"*"}
        """)]
    [InlineData("""
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
         "Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/alice"}}}
        """)]
    public void A_policy_that_would_lock_the_caller_out_is_refused(string statement) =>
        Assert.Equal("KmsPolicyLocksOut", Assert.Throws<S3EncryptionException>(() => Require(statement, Alice)).ErrorId);

    [Fact]
    public void A_session_is_known_by_its_role()
    {
        const string role =
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/ops"},"Action":"kms:*","Resource":"*"}""";
        Assert.False(Require(role, Session));
        var other = role.Replace("role/ops", "role/dev", System.StringComparison.Ordinal);
        _ = Assert.Throws<S3EncryptionException>(() => Require(other, Session));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"2012-10-17"}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Permit","Principal":"*","Action":"kms:*","Resource":"*"}]}""")]
    public void What_is_no_key_policy_is_refused_before_anything_is_made(string text) =>
        Assert.Equal("InvalidKmsPolicy", Assert.Throws<S3EncryptionException>(() => KeyPolicyControl.Parse(text)).ErrorId);

    [Theory]
    [InlineData("""{"Sid":"AdministerKey","Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*"}""")]
    [InlineData("""[{"Sid":"AdministerKey","Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*"}]""")]
    public void An_administrator_is_added_without_touching_what_is_there(string statements)
    {
        var given = $$"""{"Id":"mine","Version":"2012-10-17","Statement":{{statements}}}""";
        var text = PolicyText.With(given, KmsPolicies.Administrators([Alice]));
        var policy = PolicyDocument.Parse(text, PolicyKind.Resource);
        Assert.Equal(("mine", "AdministerKey", "AdministerKey2"), (policy.Id, policy.Statements[0].Sid, policy.Statements[1].Sid));
        Assert.Equal(PolicyEffect.Deny, policy.Statements[0].Effect);
        Assert.False(KeyPolicyControl.Require(text, PolicyPrincipal.FromArn(Alice), KeyPrincipal.Root("aws", "111122223333")));
    }

    private static bool Require(string statements, string caller) => KeyPolicyControl.Require(
        $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""",
        PolicyPrincipal.FromArn(caller), KeyPrincipal.Root("aws", "111122223333"));
}
