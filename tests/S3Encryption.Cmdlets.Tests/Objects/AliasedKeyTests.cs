using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Access;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>
/// An alias in the place of a key: S3 gets the key's ARN, by which bucket policies name keys, and the alias only where KMS does not tell.
/// </summary>
public sealed class AliasedKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private string Arn => sandbox.Server.Keys.Find("alias/logs")!.Arn;

    [Theory]
    [InlineData("Send-S3EncryptedObject $file BUCKET one -KmsKeyId alias/logs")]
    [InlineData("Send-S3EncryptedObject $file BUCKET one -KmsKeyId arn:aws:kms:us-east-1:111122223333:alias/logs")]
    [InlineData("Send-S3EncryptedObject $file BUCKET one -Encryption DsseKms -KmsKeyId alias/logs")]
    [InlineData("Copy-S3EncryptedObject s3://fresh/source -DestinationBucket BUCKET -DestinationKey one -KmsKeyId alias/logs")]
    public void A_policy_that_requires_the_key_by_its_ARN_admits_who_names_it_by_alias(string command)
    {
        var bucket = BucketOfOneKey();
        using var engine = sandbox.As();
        _ = engine.Require($"$file = '{sandbox.NewFile(100)}'; Send-S3EncryptedObject $file fresh source -IfNotExists");
        var made = engine.Require(command.Replace("BUCKET", bucket, StringComparison.Ordinal)).Single();
        Assert.Equal(Arn, made.Get<string>("KmsKeyArn"));
        Assert.NotNull(sandbox.Stored(bucket, "one"));
    }

    [Fact]
    public void A_presigned_upload_carries_the_ARN_so_that_it_is_admitted_too()
    {
        var bucket = BucketOfOneKey();
        using var engine = sandbox.As();
        var url = engine.Require($"New-S3PresignedUrl {bucket} one -Method PUT -KmsKeyId alias/logs").Single();
        Assert.Equal(Arn, url.At<string>("Headers", "x-amz-server-side-encryption-aws-kms-key-id"));
    }

    [Fact]
    public void Many_objects_ask_KMS_once()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var files = string.Join(", ", Enumerable.Range(0, 5).Select(_ => $"'{sandbox.NewFile(10)}'"));
        Assert.Equal(5, engine.Require($"Send-S3EncryptedObject {files} fresh many/ -KmsKeyId alias/logs").Count);
        Assert.Single(sandbox.Seen("DescribeKey"));
        Assert.Single(sandbox.Seen("GetBucketLocation"));
    }

    [Theory]
    [InlineData("arn")]
    [InlineData("id")]
    [InlineData("alias/aws/s3")]
    public void What_is_no_alias_of_a_customer_s_key_costs_no_request(string form)
    {
        var key = form == "arn" ? Arn : form == "id" ? Arn.Split('/')[1] : form;
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh plain -KmsKeyId {key}");
        Assert.Equal(["PutObject"], sandbox.Server.Requests.Snapshot().Select(r => r.Operation));
    }

    [Fact]
    public void Who_may_use_a_key_and_not_look_at_it_still_uploads_and_is_told_why_the_alias_was_sent()
    {
        using var engine = sandbox.AsNewUser(Callers.Allow("kms:GenerateDataKey", "kms:Decrypt"));
        var result = engine.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh unseen -KmsKeyId alias/logs -Verbose");
        Assert.Equal(Arn, EngineAssert.OneObject(result).Get<string>("KmsKeyArn"));
        Assert.Contains(result.Verbose, v => v.Contains("alias/logs is sent as it is", StringComparison.Ordinal)
            && v.Contains("KmsAccessDenied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kms", "DescribeKey", 404, "NoSuchBucket")]
    [InlineData("kms", "DescribeKey", 405, "MethodNotAllowed")]
    [InlineData("kms", "DescribeKey", 403, "InvalidAccessKeyId")]
    [InlineData("s3", "GetBucketLocation", 403, "AccessDenied")]
    [InlineData("s3", "GetBucketLocation", 501, "NotImplemented")]
    public void A_server_without_KMS_gets_the_alias_as_it_was_given(string service, string operation, int status, string code)
    {
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault(service, operation, 1, new AnswerError(status, code, "no")) { Times = null });
        try
        {
            var result = engine.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh elsewhere -KmsKeyId alias/logs -Verbose");
            Assert.Equal(Arn, EngineAssert.OneObject(result).Get<string>("KmsKeyArn"));
            Assert.Contains(result.Verbose, v => v.Contains("alias/logs is sent as it is", StringComparison.Ordinal));
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Fact]
    public void An_alias_that_points_nowhere_is_an_error_and_nothing_is_stored()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh nowhere -KmsKeyId alias/none"), "KmsKeyNotFound");
        Assert.Null(sandbox.Stored("fresh", "nowhere"));
    }

    private string BucketOfOneKey()
    {
        var bucket = sandbox.NewBucket();
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*",
               "Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"KEY"}}}]}
            """.Replace("KEY", Arn, StringComparison.Ordinal));
        return bucket;
    }
}
