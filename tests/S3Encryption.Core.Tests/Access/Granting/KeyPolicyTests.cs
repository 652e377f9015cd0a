extern alias ModuleCore;

using S3Encryption.Core.Access.Granting;
using ModuleCore::S3Encryption.Core.Access.Policies;
using Xunit;
using static S3Encryption.Core.Tests.Access.Granting.PolicyCase;

namespace S3Encryption.Core.Tests.Access.Granting;

/// <summary>What each key policy must allow and must not, to whom.</summary>
public sealed class KeyPolicyTests
{
    private static readonly KeyPrincipal Root = KeyPrincipal.Root("aws", Account);

    [Theory]
    [InlineData(KmsPolicyTask.Reader, "kms:Decrypt")]
    [InlineData(KmsPolicyTask.Writer, "kms:GenerateDataKey")]
    [InlineData(KmsPolicyTask.ReEncryption, "kms:ReEncryptFrom")]
    public void Those_named_use_the_key_through_S3_and_nobody_else_does(KmsPolicyTask task, string action)
    {
        var order = OfKey(task);
        Assert.True(AllowsThroughS3(order, action));
        Assert.False(AllowsDirectly(order, action));
        Assert.False(AllowsThroughS3(order, action, who: Bob));
        Assert.False(AllowsThroughS3(order, action, who: Stranger));
        Assert.False(AllowsThroughS3(order, action, "arn:aws:s3:::other/a"));
    }

    [Theory]
    [InlineData(KmsPolicyTask.Reader)]
    [InlineData(KmsPolicyTask.Writer)]
    [InlineData(KmsPolicyTask.ReEncryption)]
    [InlineData(KmsPolicyTask.Auditor)]
    [InlineData(KmsPolicyTask.KeyAdministrator)]
    public void The_account_keeps_control_of_the_key_and_gets_no_use_of_it(KmsPolicyTask task)
    {
        var order = OfKey(task);
        var root = Root.Arn;
        Assert.True(AllowsDirectly(order, "kms:PutKeyPolicy", who: root));
        Assert.True(AllowsDirectly(order, "kms:ScheduleKeyDeletion", who: root));
        Assert.False(AllowsThroughS3(order, "kms:Decrypt", who: root));
        Assert.False(AllowsDirectly(order, "kms:Decrypt", who: root));
        Assert.False(AllowsDirectly(order, "kms:CreateGrant", who: root));
        Assert.True(KeyPolicyControl.Require(KmsPolicies.For(order).Json, PolicyPrincipal.FromArn(Bob), Root));
    }

    [Fact]
    public void Another_accounts_role_is_let_in_by_name_while_the_key_stays_its_accounts()
    {
        var order = OfKey(KmsPolicyTask.Reader, Stranger);
        Assert.True(AllowsThroughS3(order, "kms:Decrypt", who: Stranger));
        Assert.False(AllowsDirectly(order, "kms:PutKeyPolicy", who: "arn:aws:iam::444455556666:root"));
        Assert.True(AllowsDirectly(order, "kms:PutKeyPolicy", who: Root.Arn));
    }

    [Fact]
    public void A_role_is_let_in_in_all_its_sessions()
    {
        var order = OfKey(KmsPolicyTask.Reader, "arn:aws:iam::111122223333:role/team/reader");
        Assert.True(AllowsThroughS3(order, "kms:Decrypt", who: "arn:aws:sts::111122223333:assumed-role/reader/s1"));
        Assert.False(AllowsThroughS3(order, "kms:Decrypt", who: "arn:aws:sts::111122223333:assumed-role/writer/s1"));
    }

    [Fact]
    public void An_account_id_leaves_it_to_that_accounts_own_policies()
    {
        var result = Decide(
            OfKey(KmsPolicyTask.Reader, Account), "kms:Decrypt", Bob, null, "s3.eu-central-1.amazonaws.com", "arn:aws:s3:::logs");
        Assert.True(result is { IsAllowed: true, ByAccount: true });
    }

    [Fact]
    public void For_a_key_yet_to_be_made_account_and_partition_are_the_principals()
    {
        var order = OfKey(KmsPolicyTask.Writer, "arn:aws-cn:iam::111122223333:role/w") with { Key = null, Region = "cn-north-1" };
        var json = KmsPolicies.For(order).Json;
        Assert.Contains("\"arn:aws-cn:iam::111122223333:root\"", json, System.StringComparison.Ordinal);
        Assert.Contains("\"arn:aws-cn:s3:::logs/*\"", json, System.StringComparison.Ordinal);
        Assert.Contains("\"s3.cn-north-1.amazonaws.com.cn\"", json, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/reader/session")]
    [InlineData("arn:aws:s3:::logs")]
    [InlineData("arn:aws-cn:iam::111122223333:user/alice")]
    [InlineData("arn:aws:iam::111122223333:group/g")]
    [InlineData("alice")]
    [InlineData("")]
    public void Nobody_is_named_whom_KMS_would_refuse_or_who_is_everybody(string principal)
    {
        var error = Assert.Throws<S3EncryptionException>(() => KmsPolicies.For(OfKey(KmsPolicyTask.Reader, principal)));
        Assert.Equal("InvalidPrincipal", error.ErrorId);
    }

    [Theory]
    [InlineData("dir--use1-az4--x-s3")]
    [InlineData("lo")]
    [InlineData("logs*")]
    [InlineData("a/b")]
    public void A_bucket_that_no_policy_can_name_is_refused(string bucket)
    {
        var order = OfKey(KmsPolicyTask.Reader) with { Buckets = [new S3Location(bucket)] };
        Assert.Equal("InvalidBucketName", Assert.Throws<S3EncryptionException>(() => KmsPolicies.For(order)).ErrorId);
    }

    [Fact]
    public void A_policy_of_nobody_and_one_of_no_key_are_refused()
    {
        Assert.Equal("InvalidKmsPolicy", Fails(OfKey(KmsPolicyTask.Reader) with { Principals = [] }));
        Assert.Equal("InvalidKmsPolicy", Fails(Identity(KmsPolicyTask.Reader) with { Key = null }));
        Assert.Equal("InvalidKmsPolicy", Fails(Identity(KmsPolicyTask.Reader) with { Principals = [Alice] }));
    }

    private static string Fails(KmsPolicyOrder order) => Assert.Throws<S3EncryptionException>(() => KmsPolicies.For(order)).ErrorId;
}
