using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

/// <summary>A change that shuts readers out, or leaves them in, is told before it is noticed.</summary>
public sealed class BucketWarningsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_public_bucket_with_SSE_S3_is_warned_about_and_one_that_is_not_public_is_not()
    {
        using var engine = sandbox.As();
        var (open, closed) = (sandbox.NewPublicBucket(), sandbox.NewBucket());
        var warned = engine.Run($"Set-S3BucketEncryption {open} SseS3");
        Assert.Contains($"s3://{open} is public", Assert.Single(warned.Warnings), StringComparison.Ordinal);
        Assert.Equal("Public", EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {open}")).Get<string>("PublicExposure"));
        Assert.Empty(engine.Run($"Set-S3BucketEncryption {closed} SseS3").Warnings);
    }

    [Fact]
    public void A_public_bucket_that_goes_to_KMS_is_warned_that_anonymous_readers_get_nothing_more()
    {
        using var engine = sandbox.As();
        var (open, closed) = (sandbox.NewPublicBucket(), sandbox.NewBucket());
        var warned = engine.Run($"Set-S3BucketEncryption {open} SseKms -KmsKeyId alias/logs");
        Assert.Contains("anonymous readers get 403", Assert.Single(warned.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"Set-S3BucketEncryption {open} -BucketKey").Warnings);
        Assert.Empty(engine.Run($"Set-S3BucketEncryption {closed} SseKms -KmsKeyId alias/logs").Warnings);
    }

    [Theory]
    [InlineData("arn:aws:s3:::BUCKET/*", true)]
    [InlineData("arn:aws:s3:::BUCKET/reports/*", true)]
    [InlineData("arn:aws:s3:::BUCKET", false)]
    [InlineData("arn:aws:s3:::BUCKET*", false)]
    public void A_Bucket_Key_where_the_key_policy_wants_the_ARNs_of_objects_is_warned_of(string context, bool isWarned)
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        var key = sandbox.Server.Keys.Find("alias/logs")!;
        var before = key.Policy;
        var arn = context.Replace("BUCKET", bucket, StringComparison.Ordinal);
        var text = $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{sandbox.Server.AccountId}}:root"},"Action":"kms:*","Resource":"*"},
              {"Sid":"Readers","Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*",
               "Condition":{"StringLike": {"kms:EncryptionContext:aws:s3:arn":"{{arn}}"} } }]}
            """;
        try
        {
            key.Policy = KeyPolicy.Parse(text);
            var with = engine.Run($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BucketKey");
            Assert.Equal(isWarned, with.Warnings.Any(w => w.Contains("'Readers' of the key policy", StringComparison.Ordinal)));
            Assert.Empty(engine.Run($"Set-S3BucketEncryption {bucket} -BucketKey:$false").Warnings);
        }
        finally
        {
            key.Policy = before;
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::BUCKET/*", true)]
    [InlineData("arn:aws:s3:::BUCKET", false)]
    public void A_Bucket_Key_where_the_bucket_policy_wants_the_ARNs_of_objects_is_warned_of(string context, bool isWarned)
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[{"Sid":"Context","Effect":"Deny","Principal":"*","Action":"s3:PutObjectAcl",
              "Resource":"arn:aws:s3:::BUCKET/*","Condition":{"StringNotLike":{"kms:EncryptionContext:aws:s3:arn":"CONTEXT"}}}]}
            """.Replace("CONTEXT", context, StringComparison.Ordinal));
        var with = engine.Run($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BucketKey");
        Assert.Equal(isWarned, with.Warnings.Any(w => w.Contains("'Context' of the bucket policy", StringComparison.Ordinal)));
        Assert.Empty(engine.Run($"Set-S3BucketEncryption {bucket} -BucketKey:$false").Warnings);
    }

    [Fact]
    public void A_key_of_another_account_is_warned_of_and_one_s_own_is_not()
    {
        var bucket = sandbox.NewBucket();
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"s3:*",
              "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"]}]}
            """);
        const string everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        sandbox.Server.Principals.Add(DefaultPrincipals.User("stranger", "999999999999", everything));
        var key = sandbox.Server.Keys.Add(new KmsKeySettings
        {
            Policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root",
                  "arn:aws:iam::999999999999:root"]},"Action":"kms:*","Resource":"*"}]}
                """,
        });
        var set = $"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId {key.Arn}";
        using var owner = sandbox.As();
        using var stranger = sandbox.As("stranger");
        var warned = stranger.Run(set);
        Assert.Empty(warned.AllErrors);
        Assert.Contains("belongs to account 111122223333", Assert.Single(warned.Warnings), StringComparison.Ordinal);
        Assert.Empty(owner.Run(set.Replace("SseKms", "DsseKms", StringComparison.Ordinal)).Warnings);
    }
}
