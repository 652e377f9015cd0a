using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class BucketTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string PublicRead = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}]}
        """;

    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("Upper")]
    [InlineData("ab")]
    [InlineData("a..b")]
    [InlineData("127.0.0.1")]
    [InlineData("-dash")]
    [InlineData("xn--name")]
    [InlineData("name--x-s3")]
    public async Task A_name_that_S3_does_not_allow_is_refused(string name) =>
        Assert.Equal((400, "InvalidBucketName", "The specified bucket is not valid."), (await _admin.SendAsync("PUT", "/" + name)).Error);

    [Fact]
    public async Task A_bucket_with_objects_is_not_deleted()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        Assert.Equal(
            (409, "BucketNotEmpty", "The bucket you tried to delete is not empty"), (await _admin.SendAsync("DELETE", "/" + bucket)).Error);
        _ = await _admin.SendAsync("DELETE", $"/{bucket}/o");
        Assert.Equal(204, (await _admin.SendAsync("DELETE", "/" + bucket)).Status);
        Assert.Equal(
            (404, "NoSuchBucket", "The specified bucket does not exist"), (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Error);
    }

    [Fact]
    public async Task Creating_ones_own_bucket_again_is_fine_in_us_east_1_and_no_where_else()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/" + bucket)).Status);
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);

        await using var frankfurt = await SandboxServer.StartAsync(
            new SandboxOptions { Region = "eu-central-1" }, TestContext.Current.CancellationToken);
        using var admin = new SandboxClient(frankfurt, frankfurt.Principals.All[0]);
        const string Here = "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>";
        Assert.Equal("IllegalLocationConstraintException", (await admin.SendAsync("PUT", "/there")).Error.Code);
        Assert.Equal(200, (await admin.SendAsync("PUT", "/there", Here)).Status);
        Assert.Equal(
            (409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it."),
            (await admin.SendAsync("PUT", "/there", Here)).Error);
        Assert.Equal("eu-central-1", (await admin.SendAsync("HEAD", "/there"))["x-amz-bucket-region"]);
        Assert.Equal("eu-central-1", (await admin.SendAsync("GET", "/there?location")).Element("LocationConstraint"));
    }

    [Fact]
    public async Task An_unexpected_owner_is_denied()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(200, (await _admin.SendAsync("HEAD", "/" + bucket, null, ("x-amz-expected-bucket-owner", "111122223333"))).Status);
        Assert.Equal(403, (await _admin.SendAsync("HEAD", "/" + bucket, null, ("x-amz-expected-bucket-owner", "999999999999"))).Status);
    }

    [Fact]
    public async Task A_public_policy_needs_the_public_access_block_lifted()
    {
        var bucket = await sandbox.BucketAsync();
        var policy = PublicRead.Replace("BUCKET", bucket);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "public");
        Assert.Equal("true", (await _admin.SendAsync("GET", $"/{bucket}?publicAccessBlock")).Element("RestrictPublicBuckets"));
        Assert.Equal(
            (403, "AccessDenied"),
            (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Error is var (status, code, _) ? (status, code) : default);
        Assert.Equal("NoSuchBucketPolicy", (await _admin.SendAsync("GET", $"/{bucket}?policy")).Error.Code);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?publicAccessBlock")).Status);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(policy, (await _admin.SendAsync("GET", $"/{bucket}?policy")).Text);
        Assert.Equal("true", (await _admin.SendAsync("GET", $"/{bucket}?policyStatus")).Element("IsPublic"));
        using var nobody = sandbox.As(null);
        Assert.Equal("public", (await nobody.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(403, (await nobody.SendAsync("PUT", $"/{bucket}/o", "x")).Status);
        _ = await _admin.SendAsync(
            "PUT",
            $"/{bucket}?publicAccessBlock",
            "<PublicAccessBlockConfiguration><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>");
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task A_bucket_policy_can_demand_encryption_and_TLS()
    {
        var bucket = await sandbox.BucketAsync();
        var policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*",
               "Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}},
              {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
               "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """.Replace("BUCKET", bucket);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(
            (
                403,
                "AccessDenied",
                "User: arn:aws:iam::111122223333:user/admin is not authorized to perform: s3:PutObject "
                    + $"on resource: \"arn:aws:s3:::{bucket}/o\" with an explicit deny in a resource-based policy"),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", "x")).Error);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-server-side-encryption", "aws:kms"))).Status);
        using var plain = sandbox.As("admin", tls: false);
        Assert.Equal(403, (await plain.SendAsync("HEAD", $"/{bucket}/o")).Status);
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task A_list_of_buckets_goes_on_where_it_stopped_and_keeps_to_prefix_and_Region()
    {
        foreach (var name in new[] { "paged-1", "paged-2", "paged-3" })
        {
            _ = await _admin.SendAsync("PUT", "/" + name);
        }

        var first = await _admin.SendAsync("GET", "/?prefix=paged-&max-buckets=2");
        Assert.Equal(["paged-1", "paged-2"], first.Elements("Name"));
        var rest = await _admin.SendAsync("GET", $"/?prefix=paged-&max-buckets=2&continuation-token={first.Element("ContinuationToken")}");
        Assert.Equal(["paged-3"], rest.Elements("Name"));
        Assert.Null(rest.Element("ContinuationToken"));
        Assert.Empty((await _admin.SendAsync("GET", "/?prefix=paged-&bucket-region=eu-west-1")).Elements("Name"));
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("GET", "/?max-buckets=0")).Error.Code);
    }

    [Fact]
    public async Task A_name_of_the_accounts_own_namespace_is_that_accounts_in_that_Region()
    {
        var own = ("x-amz-bucket-namespace", "account-regional");
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/logs-111122223333-us-east-1-an", null, own)).Status);
        Assert.Equal("InvalidBucketName", (await _admin.SendAsync("PUT", "/logs-2-111122223333-us-east-1-an")).Error.Code);
        Assert.Equal("InvalidBucketName", (await _admin.SendAsync("PUT", "/logs-444455556666-us-east-1-an", null, own)).Error.Code);
        Assert.Equal("InvalidBucketName", (await _admin.SendAsync("PUT", "/logs-shared", null, own)).Error.Code);
    }

    [Fact]
    public async Task A_directory_bucket_is_not_made_as_if_it_were_another()
    {
        const string Directory = "<CreateBucketConfiguration><Location><Name>use1-az4</Name><Type>AvailabilityZone</Type></Location>"
            + "<Bucket><DataRedundancy>SingleAvailabilityZone</DataRedundancy><Type>Directory</Type></Bucket></CreateBucketConfiguration>";
        Assert.Equal("InvalidBucketName", (await _admin.SendAsync("PUT", "/fast--use1-az4--x-s3", Directory)).Error.Code);
        Assert.Equal("InvalidRequest", (await _admin.SendAsync("PUT", "/fast-use1-az4", Directory)).Error.Code);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", "/fast-use1-az4")).Status);
    }

    [Fact]
    public async Task Who_may_not_list_is_not_told_what_is_missing()
    {
        var bucket = await sandbox.BucketAsync();
        using var reader = sandbox.As("reader");
        using var auditor = sandbox.As("auditor");
        Assert.Equal((404, "NoSuchKey", "The specified key does not exist."), (await reader.SendAsync("GET", $"/{bucket}/none")).Error);
        Assert.Equal(403, (await auditor.SendAsync("GET", $"/{bucket}/none")).Status);
        Assert.Equal(403, (await auditor.SendAsync("HEAD", $"/{bucket}")).Status);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", "/no-such-bucket")).Status);
    }

    [Fact]
    public async Task Who_may_list_a_prefix_is_told_what_is_missing_there_and_nowhere_else()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/open/there", "x");
        var policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"AUDITOR"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::BUCKET",
               "Condition":{"StringLike":{"s3:prefix":"open/*"}}}]}
            """.Replace("AUDITOR", sandbox.Principal("auditor").Arn).Replace("BUCKET", bucket);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        using var auditor = sandbox.As("auditor");
        Assert.Equal(404, (await auditor.SendAsync("HEAD", $"/{bucket}/open/none")).Status);
        Assert.Equal(403, (await auditor.SendAsync("HEAD", $"/{bucket}/open/there")).Status);
        Assert.Equal(403, (await auditor.SendAsync("HEAD", $"/{bucket}/closed/none")).Status);
    }

    [Fact]
    public async Task An_expired_session_is_told_so()
    {
        using var expired = sandbox.As("expired");
        Assert.Equal((400, "ExpiredToken", "The provided token has expired."), (await expired.SendAsync("GET", "/")).Error);
    }
}
