using System;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

/// <summary>Keys that S3 cannot use there: each cmdlet that takes a key says why, and changes nothing.</summary>
public sealed class UnusableKeysTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string OtherAccount = "arn:aws:kms:us-east-1:999999999999:key/11111111-2222-3333-4444-555555555555";
    private const string OtherRegion = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555";
    private const string OtherPartition = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(OtherAccount, "KmsAccessDenied", "999999999999")]
    [InlineData(OtherRegion, "KmsKeyWrongRegion", "eu-west-1")]
    [InlineData(OtherPartition, "KmsKeyWrongRegion", "cn-north-1")]
    [InlineData("alias/none", "KmsKeyNotFound", "alias/none")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/none", "KmsKeyNotFound", "alias/none")]
    [InlineData("alias/rsa", "KmsKeyUnsuitable", "symmetric")]
    [InlineData("alias/hmac", "KmsKeyUnsuitable", "symmetric")]
    public void No_bucket_no_policy_and_no_object_gets_a_key_that_S3_cannot_use(string key, string id, string words)
    {
        _ = Hmac;
        var bucket = sandbox.NewBucket();
        using var engine = sandbox.As();
        foreach (var command in new[]
        {
            $"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId {key}",
            $"Set-S3EncryptionPolicy {bucket} -KmsKeyId {key}",
            $"Send-S3EncryptedObject '{sandbox.NewFile(10)}' {bucket} a -KmsKeyId {key}",
        })
        {
            var error = Assert.Single(engine.Run(command).AllErrors);
            // An upload is not looked into beforehand: there S3 itself says that it knows no such key.
            var right = id == "KmsKeyWrongRegion" && command.StartsWith("Send", StringComparison.Ordinal) ? "KmsKeyNotFound" : id;
            Assert.StartsWith(right + ",", error.FullyQualifiedErrorId + ",", StringComparison.Ordinal);
            Assert.Contains(words, error.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        var untouched = sandbox.Server.Buckets.Find(bucket)!;
        Assert.Equal(("AES256", null, 0), (untouched.Encryption.Algorithm, untouched.Policy, untouched.Objects.Keys.Count));
    }

    [Theory]
    [InlineData(OtherAccount)]
    [InlineData(OtherRegion)]
    [InlineData(OtherPartition)]
    [InlineData("alias/hmac")]
    [InlineData("alias/rsa")]
    public void Nobody_is_told_yes_of_a_key_that_S3_cannot_use(string key)
    {
        _ = Hmac;
        using var engine = sandbox.As();
        var result = engine.Run($"Test-S3KmsAccess {key} -Operation Upload, Download -Quiet");
        Assert.DoesNotContain(result.Output, o => o.BaseObject is true);
    }

    [Fact]
    public void A_key_of_another_partition_is_not_taken_for_wrong_credentials()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(engine.Run($"Test-S3KmsAccess {OtherPartition}"), "KmsKeyWrongRegion", "aws-cn", "-ProfileName");
    }

    [Fact]
    public void Of_a_multi_Region_key_the_replica_in_the_bucket_s_Region_is_named()
    {
        using var engine = sandbox.As();
        const string key = "arn:aws:kms:eu-west-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef";
        var set = engine.Run($"Set-S3BucketEncryption {sandbox.NewBucket()} SseKms -KmsKeyId {key}");
        _ = EngineAssert.OneError(set, "KmsKeyWrongRegion", key.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_KMS_that_throttles_is_waited_for_and_told_and_does_not_read_as_a_denial()
    {
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("kms", "Decrypt", 1, new AnswerError(400, "ThrottlingException")) { Times = 2 });
        var result = engine.Run("Test-S3KmsAccess alias/logs -Operation Download -Verbose");
        Assert.Equal("Allowed", EngineAssert.OneObject(result).Get<string>("Result"));
        Assert.Contains(result.Verbose, line => line.StartsWith("KMS throttled Decrypt (", StringComparison.Ordinal));
    }

    private KmsKey Hmac => sandbox.Server.Keys.Find("alias/hmac")
        ?? sandbox.Server.Keys.Add(new KmsKeySettings { Alias = "alias/hmac", Spec = "HMAC_256", Usage = "GENERATE_VERIFY_MAC" });
}
