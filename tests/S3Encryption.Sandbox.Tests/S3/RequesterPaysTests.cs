using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Storage;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html.</summary>
public sealed class RequesterPaysTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Others_than_the_owner_must_say_that_they_pay()
    {
        var bucket = new Bucket("they-pay", sandbox.Server.Region, "444455556666", DateTimeOffset.UtcNow) { RequesterPays = true };
        var text = $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"{{sandbox.Server.AccountId}}"},"Action":"s3:*","Resource":["{{bucket.Arn}}","{{bucket.Arn}}/*"]}]}
            """;
        bucket.Policy = new BucketPolicy(text, Core.Access.Policies.PolicyDocument.Parse(text));
        Assert.True(sandbox.Server.Buckets.TryAdd(bucket));
        var payer = ("x-amz-request-payer", "requester");
        foreach (var (method, path) in new[] { ("PUT", "/they-pay/o"), ("GET", "/they-pay/o"), ("HEAD", "/they-pay/o"), ("GET", "/they-pay?list-type=2") })
        {
            Assert.Equal(403, (await sandbox.Admin.SendAsync(method, path)).Status);
            Assert.Equal(200, (await sandbox.Admin.SendAsync(method, path, null, payer)).Status);
        }

        Assert.Equal(200, (await sandbox.Admin.SendAsync("GET", "/they-pay?versioning")).Status);
    }

    [Fact]
    public async Task The_owner_need_not()
    {
        Assert.Equal(200, (await sandbox.Admin.SendAsync("PUT", "/i-pay")).Status);
        sandbox.Server.Buckets.Find("i-pay")!.RequesterPays = true;
        Assert.Equal(200, (await sandbox.Admin.SendAsync("PUT", "/i-pay/o", "x")).Status);
    }
}
