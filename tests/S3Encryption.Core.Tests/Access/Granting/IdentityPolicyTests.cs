extern alias ModuleCore;

using System.Linq;
using S3Encryption.Core.Access.Granting;
using ModuleCore::S3Encryption.Core.Access.Policies;
using Xunit;
using static S3Encryption.Core.Tests.Access.Granting.PolicyCase;

namespace S3Encryption.Core.Tests.Access.Granting;

/// <summary>What each identity policy must allow and must not, by IAM's logic.</summary>
public sealed class IdentityPolicyTests
{
    private static readonly string[] Uses =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    [Theory]
    [InlineData(KmsPolicyTask.Reader, "kms:Decrypt")]
    [InlineData(KmsPolicyTask.Writer, "kms:GenerateDataKey", "kms:Decrypt")]
    [InlineData(KmsPolicyTask.ReEncryption, "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo")]
    [InlineData(KmsPolicyTask.BatchReEncryption, "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo")]
    [InlineData(KmsPolicyTask.Auditor)]
    [InlineData(KmsPolicyTask.KeyAdministrator)]
    public void Who_works_through_S3_may_do_what_the_task_takes_and_nothing_more(KmsPolicyTask task, params string[] allowed)
    {
        Assert.Equal(allowed.Order(), Uses.Where(action => AllowsThroughS3(Identity(task), action)).Order());
        Assert.DoesNotContain(Uses, action => AllowsDirectly(Identity(task), action));
    }

    [Theory]
    [InlineData(KmsPolicyTask.Reader)]
    [InlineData(KmsPolicyTask.Writer)]
    [InlineData(KmsPolicyTask.ReEncryption)]
    public void Who_uses_a_key_manages_none(KmsPolicyTask task)
    {
        string[] manage =
        [
            "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:CreateGrant", "kms:DescribeKey", "kms:ListKeys",
        ];
        Assert.DoesNotContain(manage, action => AllowsThroughS3(Identity(task), action) || AllowsDirectly(Identity(task), action));
    }

    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com")]
    [InlineData("dynamodb.eu-central-1.amazonaws.com")]
    [InlineData("s3.eu-central-1.amazonaws.com.example.org")]
    public void No_other_service_and_no_other_Region_may_use_the_key_for_a_reader(string service) =>
        Assert.False(AllowsThroughS3(Identity(KmsPolicyTask.Reader), "kms:Decrypt", service: service));

    [Theory]
    [InlineData("arn:aws:s3:::logs", null, true)]
    [InlineData("arn:aws:s3:::logs", true, true)]
    [InlineData("arn:aws:s3:::logs", false, false)]
    [InlineData("arn:aws:s3:::logs/2026/a.gz", null, true)]
    [InlineData("arn:aws:s3:::logs/2026/a.gz", true, false)]
    [InlineData("arn:aws:s3:::logs/2026/a.gz", false, true)]
    [InlineData("arn:aws:s3:::logs2/2026/a.gz", null, false)]
    [InlineData("arn:aws:s3:::logs2", null, false)]
    [InlineData(null, null, false)]
    public void The_context_is_the_buckets_with_a_Bucket_Key_the_objects_without_and_either_where_it_is_not_known(
        string? context, bool? bucketKey, bool allowed)
    {
        var order = Identity(KmsPolicyTask.Reader) with { BucketKey = bucketKey };
        Assert.Equal(allowed, Decide(order, "kms:Decrypt", Alice, null, "s3.eu-central-1.amazonaws.com", context).IsAllowed);
    }

    [Fact]
    public void Re_encryption_may_leave_the_context_of_the_object_for_that_of_the_bucket()
    {
        var order = Identity(KmsPolicyTask.ReEncryption) with { BucketKey = true };
        Assert.True(AllowsThroughS3(order, "kms:ReEncryptFrom", "arn:aws:s3:::logs/a"));
        Assert.True(AllowsThroughS3(order, "kms:ReEncryptTo", "arn:aws:s3:::logs"));
    }

    [Theory]
    [InlineData("2026/", "2026/a.gz", true)]
    [InlineData("2026/", "2025/a.gz", false)]
    [InlineData("a*b/", "a*b/x", true)]
    [InlineData("a*b/", "aXb/x", false)]
    [InlineData("who?/", "who?/x", true)]
    [InlineData("who?/", "whom/x", false)]
    [InlineData("${aws:username}/", "${aws:username}/x", true)]
    [InlineData("${aws:username}/", "alice/x", false)]
    [InlineData("日誌/", "日誌/x", true)]
    [InlineData("a+b 'c\"\\/", "a+b 'c\"\\/x", true)]
    public void A_prefix_is_taken_by_the_letter_whatever_IAM_would_make_of_it(string prefix, string key, bool allowed)
    {
        var order = Identity(KmsPolicyTask.Reader) with { Buckets = [new S3Location("logs", prefix)], BucketKey = false };
        Assert.Equal(allowed, AllowsThroughS3(order, "kms:Decrypt", "arn:aws:s3:::logs/" + key));
        Assert.DoesNotContain(KmsPolicies.For(order).Json, static c => c > '\u00FF');
    }

    [Fact]
    public void Another_key_is_not_opened()
    {
        var other = Key with { KeyId = "ffffffff-12ab-34cd-56ef-1234567890ab" };
        Assert.False(AllowsThroughS3(Identity(KmsPolicyTask.Writer), "kms:Decrypt", key: other.ToString()));
        Assert.False(AllowsDirectly(Identity(KmsPolicyTask.KeyAdministrator), "kms:ScheduleKeyDeletion", resource: other.ToString()));
        Assert.False(AllowsDirectly(Identity(KmsPolicyTask.Auditor), "kms:GetKeyPolicy", resource: other.ToString()));
    }

    [Fact]
    public void An_auditor_sees_everything_and_changes_nothing()
    {
        var order = Identity(KmsPolicyTask.Auditor);
        string[] sees = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListKeyPolicies", "kms:GetKeyRotationStatus", "kms:ListResourceTags"];
        Assert.All(sees, action => Assert.True(AllowsDirectly(order, action), action));
        Assert.True(AllowsDirectly(order, "kms:ListKeys", resource: "*"));
        Assert.True(AllowsDirectly(order, "kms:ListAliases", resource: "*"));
        string[] changes =
        [
            "kms:PutKeyPolicy", "kms:DisableKey", "kms:TagResource", "kms:CreateGrant", "kms:CreateAlias", "kms:EnableKeyRotation",
        ];
        Assert.DoesNotContain(changes, action => AllowsDirectly(order, action));
    }

    [Fact]
    public void An_administrator_looks_after_the_key_and_cannot_give_himself_its_use()
    {
        var order = Identity(KmsPolicyTask.KeyAdministrator);
        string[] may = ["kms:PutKeyPolicy", "kms:EnableKeyRotation", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:TagResource"];
        Assert.All(may, action => Assert.True(AllowsDirectly(order, action), action));
        Assert.True(AllowsDirectly(order, "kms:CreateAlias"));
        Assert.True(AllowsDirectly(order, "kms:CreateAlias", resource: "arn:aws:kms:eu-central-1:111122223333:alias/logs"));
        Assert.False(AllowsDirectly(order, "kms:CreateAlias", resource: "arn:aws:kms:eu-central-1:444455556666:alias/logs"));
        Assert.False(AllowsDirectly(order, "kms:CreateGrant"));
        Assert.False(AllowsDirectly(order, "kms:CreateKey", resource: "*"));
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1", "s3.cn-north-1.amazonaws.com", true)]
    [InlineData("aws-cn", "cn-north-1", "s3.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("aws-cn", "cn-north-1", "s3.cn-northwest-1.amazonaws.com.cn", false)]
    [InlineData("aws-us-gov", "us-gov-west-1", "s3.us-gov-west-1.amazonaws.com", true)]
    [InlineData("aws-us-gov", "us-gov-west-1", "s3.us-west-1.amazonaws.com", false)]
    public void In_every_partition_the_key_the_bucket_and_the_service_are_the_partitions_own(
        string partition, string region, string service, bool allowed)
    {
        var key = Key with { Partition = partition, Region = region };
        var order = Identity(KmsPolicyTask.Writer) with { Key = key, Region = region };
        Assert.Equal(allowed, AllowsThroughS3(
            order, "kms:GenerateDataKey", $"arn:{partition}:s3:::logs/a", service: service, key: key.ToString()));
        Assert.False(AllowsThroughS3(order, "kms:GenerateDataKey", "arn:aws:s3:::logs/a", service: service, key: key.ToString()));
    }

    [Theory]
    [InlineData("kms:Decrypt", "alias/aws/s3", true)]
    [InlineData("kms:GenerateDataKey", "alias/aws/s3", true)]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext", "alias/aws/s3", true)]
    [InlineData("kms:DescribeKey", "alias/aws/s3", true)]
    [InlineData("kms:Decrypt", "alias/logs", false)]
    [InlineData("kms:Decrypt", null, false)]
    [InlineData("kms:Encrypt", "alias/aws/s3", false)]
    [InlineData("kms:CreateKey", "alias/aws/s3", false)]
    public void The_policy_of_the_default_key_opens_the_keys_that_AWS_manages_by_their_aliases_alone(
        string action, string? alias, bool allowed)
    {
        var policy = PolicyDocument.Parse(KmsPolicies.DefaultKey().Json, PolicyKind.Identity);
        var request = new PolicyRequest(
            action, Key.ToString(), PolicyPrincipal.FromArn(Alice), alias is null ? [] : [new("kms:RequestAlias", [alias])]);
        Assert.Equal(allowed, PolicyEvaluator.Evaluate(policy, request).IsAllowed);
    }
}
