using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>Each condition key of S3: a statement that denies what the request is, denies it; what the request is not, does not.</summary>
public sealed class PolicyConditionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("\"StringEquals\":{\"s3:x-amz-storage-class\":\"STANDARD_IA\"}", "x-amz-storage-class", "STANDARD_IA", "GLACIER")]
    [InlineData("\"StringEquals\":{\"s3:x-amz-server-side-encryption\":\"AES256\"}", "x-amz-server-side-encryption", "AES256", "aws:kms")]
    [InlineData("\"StringEquals\":{\"s3:x-amz-acl\":\"private\"}", "x-amz-acl", "private", "bucket-owner-full-control")]
    [InlineData("\"StringEquals\":{\"s3:RequestObjectTag/level\":\"secret\"}", "x-amz-tagging", "level=secret", "level=open")]
    [InlineData("\"ForAnyValue:StringEquals\":{\"s3:RequestObjectTagKeys\":\"b\"}", "x-amz-tagging", "a=1&b=2", "a=1&c=2")]
    [InlineData("\"StringEquals\":{\"aws:UserAgent\":\"bad\"}", "User-Agent", "bad", "good")]
    [InlineData("\"StringLike\":{\"aws:Referer\":\"http://bad/*\"}", "Referer", "http://bad/page", "http://good/page")]
    [InlineData("\"Null\":{\"s3:if-none-match\":\"false\"}", "If-None-Match", "*", null)]
    public async Task A_policy_sees_the_headers_of_the_upload(string condition, string header, string denied, string? allowed)
    {
        var bucket = await DenyAsync("s3:PutObject", condition);
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", (header, denied))).Status);
        var other = (allowed is null ? "x-amz-meta-a" : header, allowed ?? "b");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", other)).Status);
    }

    [Theory]
    [InlineData("\"StringEquals\":{\"s3:prefix\":\"secret/\"}", "prefix=secret/", "prefix=open/")]
    [InlineData("\"StringEquals\":{\"s3:delimiter\":\"/\"}", "delimiter=/", "delimiter=:")]
    [InlineData("\"NumericGreaterThan\":{\"s3:max-keys\":\"10\"}", "max-keys=11", "max-keys=10")]
    public async Task A_policy_sees_what_a_listing_asks_for(string condition, string denied, string allowed)
    {
        var bucket = await DenyAsync("s3:ListBucket", condition);
        Assert.Equal(403, (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&{denied}")).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&{allowed}")).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Status);
    }

    [Theory]
    [InlineData("\"StringEquals\":{\"s3:authType\":\"REST-HEADER\"}")]
    [InlineData("\"StringEquals\":{\"s3:signatureversion\":\"AWS4-HMAC-SHA256\"}")]
    [InlineData("\"StringEquals\":{\"s3:ResourceAccount\":\"111122223333\"}")]
    [InlineData("\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}")]
    [InlineData("\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}")]
    [InlineData("\"StringEquals\":{\"aws:username\":\"admin\"}")]
    [InlineData("\"StringEquals\":{\"aws:PrincipalType\":\"User\"}")]
    [InlineData("\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}")]
    [InlineData("\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:user/adm*\"}")]
    [InlineData("\"NumericGreaterThanEquals\":{\"s3:TlsVersion\":\"1.2\"}")]
    [InlineData("\"NumericLessThan\":{\"s3:signatureAge\":\"600000\"}")]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}")]
    [InlineData("\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}")]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"true\"}")]
    [InlineData("\"Bool\":{\"aws:ViaAWSService\":\"false\"}")]
    [InlineData("\"Null\":{\"s3:x-amz-content-sha256\":\"false\"}")]
    [InlineData("\"StringEquals\":{\"s3:ExistingObjectTag/level\":\"secret\"}")]
    public async Task A_policy_sees_who_asks_how_and_for_what(string condition)
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-tagging", "level=secret"));
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}/o")).Status);
        await DenyAsync(bucket, "s3:GetObject", condition);
        Assert.Equal(403, (await _admin.SendAsync("GET", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task What_a_bucket_encrypts_with_by_default_is_no_condition()
    {
        var bucket = await DenyAsync("s3:PutObject", "\"StringNotEquals\":{\"s3:x-amz-server-side-encryption\":\"aws:kms\"}");
        await sandbox.EncryptAsync(bucket, "aws:kms");
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x")).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-server-side-encryption", "aws:kms"))).Status);
    }

    [Fact]
    public async Task Parts_are_judged_by_what_their_upload_asked_for()
    {
        var bucket = await DenyAsync("s3:PutObject", "\"Null\":{\"s3:x-amz-server-side-encryption\":\"true\"}");
        Assert.Equal(403, (await _admin.SendAsync("POST", $"/{bucket}/o?uploads")).Status);
        var begun = await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, ("x-amz-server-side-encryption", "AES256"));
        var upload = begun.Element("UploadId");
        var part = await _admin.SendAsync("PUT", $"/{bucket}/o?partNumber=1&uploadId={upload}", "x");
        Assert.Equal(200, part.Status);
        var done = await _admin.SendAsync(
            "POST",
            $"/{bucket}/o?uploadId={upload}",
            $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{part.ETag}</ETag></Part></CompleteMultipartUpload>");
        Assert.Equal(200, done.Status);
    }

    [Fact]
    public async Task Writes_can_be_held_to_make_new_objects_only()
    {
        var bucket = await DenyAsync(
            "s3:PutObject", "\"Null\":{\"s3:if-none-match\":\"true\"},\"Bool\":{\"s3:ObjectCreationOperation\":\"true\"}");
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x")).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("If-None-Match", "*"))).Status);
        Assert.Equal(200, (await _admin.SendAsync("POST", $"/{bucket}/o?uploads")).Status);
    }

    [Fact]
    public async Task A_version_can_be_kept_from_who_may_read_the_object()
    {
        var bucket = await sandbox.BucketAsync();
        const string Enabled = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        _ = await _admin.SendAsync("PUT", $"/{bucket}?versioning", Enabled);
        var first = (await _admin.SendAsync("PUT", $"/{bucket}/o", "1"))["x-amz-version-id"];
        var second = (await _admin.SendAsync("PUT", $"/{bucket}/o", "2"))["x-amz-version-id"];
        await DenyAsync(bucket, "s3:GetObjectVersion", $"\"StringEquals\":{{\"s3:VersionId\":\"{first}\"}}");
        Assert.Equal(403, (await _admin.SendAsync("GET", $"/{bucket}/o?versionId={first}")).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}/o?versionId={second}")).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task Tags_in_a_document_and_fields_of_an_inventory_can_be_refused()
    {
        var bucket = await DenyAsync("s3:PutObjectTagging", "\"StringEquals\":{\"s3:RequestObjectTag/level\":\"open\"}");
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o?tagging", Tagging("open"))).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o?tagging", Tagging("secret"))).Status);
        const string Owners = "\"ForAnyValue:StringEquals\":{\"s3:InventoryAccessibleOptionalFields\":\"ObjectOwner\"}";
        await DenyAsync(bucket, "s3:PutInventoryConfiguration", Owners, objects: "");
        const string Fields =
            "<InventoryConfiguration><OptionalFields><Field>ObjectOwner</Field></OptionalFields></InventoryConfiguration>";
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=a", Fields)).Status);
        Assert.Equal(400, (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=a", Fields.Replace("ObjectOwner", "Size"))).Status);
    }

    [Fact]
    public async Task An_upload_with_tags_or_an_ACL_takes_the_rights_to_set_those()
    {
        var bucket = await DenyAsync("s3:PutObjectTagging", "\"Bool\":{\"aws:SecureTransport\":\"true\"}");
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-tagging", "a=b"))).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "private"))).Status);
        await DenyAsync(bucket, "s3:PutObjectAcl", "\"Bool\":{\"aws:SecureTransport\":\"true\"}");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-tagging", "a=b"))).Status);
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "private"))).Status);
        await DenyAsync(bucket, "s3:GetObjectTagging", "\"Bool\":{\"aws:SecureTransport\":\"true\"}");
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/copy", null, ("x-amz-copy-source", $"{bucket}/o"))).Status);
    }

    private static string Tagging(string level) =>
        $"<Tagging><TagSet><Tag><Key>level</Key><Value>{level}</Value></Tag></TagSet></Tagging>";

    private async Task<string> DenyAsync(string action, string condition)
    {
        var bucket = await sandbox.BucketAsync();
        await DenyAsync(bucket, action, condition, action is "s3:ListBucket" ? "" : "/*");
        return bucket;
    }

    private async Task DenyAsync(string bucket, string action, string condition, string objects = "/*")
    {
        var put = await _admin.SendAsync(
            "PUT",
            $"/{bucket}?policy",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"" + action + "\","
                + "\"Resource\":\"arn:aws:s3:::" + bucket + objects + "\",\"Condition\":{" + condition + "}}]}");
        Assert.Equal((204, ""), (put.Status, put.Text));
    }
}
