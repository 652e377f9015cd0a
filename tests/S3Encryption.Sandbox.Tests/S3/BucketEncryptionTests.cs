using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class BucketEncryptionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Malformed = "The XML you provided was not well-formed or did not validate against our published schema";
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task A_new_bucket_is_SSE_S3_and_blocks_SSE_C()
    {
        var bucket = await sandbox.BucketAsync();
        var got = await _admin.SendAsync("GET", $"/{bucket}?encryption");
        Assert.Equal(
            ("AES256", "false", "SSE-C", null),
            (got.Element("SSEAlgorithm"), got.Element("BucketKeyEnabled"), got.Element("EncryptionType"), got.Element("KMSMasterKeyID")));
        Assert.Equal("AES256", (await _admin.SendAsync("PUT", $"/{bucket}/o", "x"))["x-amz-server-side-encryption"]);
    }

    [Fact]
    public async Task What_is_set_comes_back_and_the_key_is_not_checked()
    {
        var bucket = await sandbox.BucketAsync();
        await sandbox.EncryptAsync(bucket, "aws:kms:dsse", "no-such-key", bucketKey: true, blocked: "NONE");
        var got = await _admin.SendAsync("GET", $"/{bucket}?encryption");
        Assert.Equal(
            ("aws:kms:dsse", "no-such-key", "true", "NONE"),
            (got.Element("SSEAlgorithm"), got.Element("KMSMasterKeyID"), got.Element("BucketKeyEnabled"), got.Element("EncryptionType")));
    }

    [Fact]
    public async Task A_change_that_does_not_speak_of_the_block_leaves_it()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        await sandbox.EncryptAsync(bucket, "aws:kms");
        Assert.Equal("NONE", (await _admin.SendAsync("GET", $"/{bucket}?encryption")).Element("EncryptionType"));
    }

    [Fact]
    public async Task Deleting_the_encryption_goes_back_to_SSE_S3_as_often_as_one_likes()
    {
        var bucket = await sandbox.BucketAsync();
        await sandbox.EncryptAsync(bucket, "aws:kms");
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?encryption")).Status);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?encryption")).Status);
        Assert.Equal("AES256", (await _admin.SendAsync("GET", $"/{bucket}?encryption")).Element("SSEAlgorithm"));
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}")).Status);
    }

    [Theory]
    [InlineData("<ServerSideEncryptionConfiguration/>")]
    [InlineData("<ServerSideEncryptionConfiguration><Rule/><Rule/></ServerSideEncryptionConfiguration>")]
    [InlineData(
        "<ServerSideEncryptionConfiguration><Rule>"
            + "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>ROT13</SSEAlgorithm></ApplyServerSideEncryptionByDefault>"
            + "</Rule></ServerSideEncryptionConfiguration>")]
    [InlineData(
        "<ServerSideEncryptionConfiguration><Rule>"
            + "<BlockedEncryptionTypes><EncryptionType>SSE-S3</EncryptionType></BlockedEncryptionTypes>"
            + "</Rule></ServerSideEncryptionConfiguration>")]
    [InlineData("<Other/>")]
    [InlineData("no xml")]
    [InlineData("")]
    [InlineData(
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + "<ServerSideEncryptionConfiguration>&b;</ServerSideEncryptionConfiguration>")]
    public async Task A_document_that_is_none_is_refused_and_changes_nothing(string document)
    {
        var bucket = await sandbox.BucketAsync();
        await sandbox.EncryptAsync(bucket, "aws:kms");
        Assert.Equal((400, "MalformedXML", Malformed), (await _admin.SendAsync("PUT", $"/{bucket}?encryption", document)).Error);
        Assert.Equal("aws:kms", (await _admin.SendAsync("GET", $"/{bucket}?encryption")).Element("SSEAlgorithm"));
    }

    [Fact]
    public async Task A_key_id_with_AES256_is_refused()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}?encryption", SandboxFixture.EncryptionDocument("AES256", "some-key"));
        Assert.Equal(
            (400, "InvalidArgument", "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse"),
            put.Error);
    }

    [Fact]
    public async Task A_missing_bucket_is_said_to_be_missing_whatever_the_document()
    {
        foreach (var method in new[] { "GET", "PUT", "DELETE" })
        {
            Assert.Equal(
                (404, "NoSuchBucket", "The specified bucket does not exist"),
                (await _admin.SendAsync(method, "/no-such-bucket?encryption")).Error);
        }
    }

    [Fact]
    public async Task Who_may_only_audit_can_read_the_encryption_and_not_set_it()
    {
        var bucket = await sandbox.BucketAsync();
        using var auditor = sandbox.As("auditor");
        Assert.Equal(200, (await auditor.SendAsync("GET", $"/{bucket}?encryption")).Status);
        var put = await auditor.SendAsync("PUT", $"/{bucket}?encryption", SandboxFixture.EncryptionDocument("AES256"));
        Assert.Equal(
            (
                403,
                "AccessDenied",
                "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: s3:PutEncryptionConfiguration "
                    + $"on resource: \"arn:aws:s3:::{bucket}\" "
                    + "because no identity-based policy allows the s3:PutEncryptionConfiguration action"),
            put.Error);
    }
}
