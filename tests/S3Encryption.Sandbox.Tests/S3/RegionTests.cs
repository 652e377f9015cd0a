using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using S3Encryption.Sandbox.Tests.Interop;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>Buckets of other Regions than the sandbox's own, which are at the same endpoint.</summary>
public sealed class RegionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task Who_signs_for_the_Region_of_the_bucket_is_served()
    {
        await CreateAsync("in-paris", "eu-west-3");
        using var there = In("eu-west-3");
        Assert.Equal("eu-west-3", (await there.SendAsync("HEAD", "/in-paris"))["x-amz-bucket-region"]);
        Assert.Equal(200, (await there.SendAsync("PUT", "/in-paris/o", "x")).Status);
    }

    [Fact]
    public async Task What_is_in_no_Region_yet_may_be_signed_for_any()
    {
        using var there = In("eu-north-1");
        Assert.Equal(200, (await there.SendAsync("GET", "/")).Status);
        Assert.Equal(404, (await there.SendAsync("HEAD", "/not-there-yet")).Status);
        Assert.Equal("IllegalLocationConstraintException", (await there.SendAsync("PUT", "/in-stockholm")).Error.Code);
        Assert.Equal(200, (await there.SendAsync("PUT", "/in-stockholm", Document("eu-north-1"))).Status);
        Assert.Equal("eu-north-1", (await there.SendAsync("HEAD", "/in-stockholm"))["x-amz-bucket-region"]);
        using var nowhere = In("nowhere");
        Assert.Equal("AuthorizationHeaderMalformed", (await nowhere.SendAsync("GET", "/")).Error.Code);
    }

    [Fact]
    public async Task Who_signs_for_the_Region_of_the_endpoint_is_redirected()
    {
        await CreateAsync("in-ireland", "eu-west-1");
        var get = await _admin.SendAsync("GET", "/in-ireland/o");
        Assert.Equal((301, "PermanentRedirect"), (get.Error.Status, get.Error.Code));
        Assert.Equal(
            ("in-ireland", sandbox.Server.Endpoint.Authority, "eu-west-1"),
            (get.Element("Bucket"), get.Element("Endpoint"), get["x-amz-bucket-region"]));
        Assert.Equal("eu-west-1", (await _admin.SendAsync("GET", "/in-ireland?location")).Element("LocationConstraint"));
        var head = await _admin.SendAsync("HEAD", "/in-ireland");
        Assert.Equal((301, 0, "eu-west-1"), (head.Status, head.Body.Length, head["x-amz-bucket-region"]));
    }

    [Fact]
    public async Task Who_signs_for_a_third_Region_is_told_which_is_right()
    {
        await CreateAsync("in-london", "eu-west-2");
        using var elsewhere = In("ap-south-1");
        var get = await elsewhere.SendAsync("GET", "/in-london");
        Assert.Equal(
            (
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region 'ap-south-1' is wrong; expecting 'eu-west-2'"),
            get.Error);
        Assert.Equal(("eu-west-2", "eu-west-2"), (get.Element("Region"), get["x-amz-bucket-region"]));
        var head = await elsewhere.SendAsync("HEAD", "/in-london");
        Assert.Equal((400, 0, "eu-west-2"), (head.Status, head.Body.Length, head["x-amz-bucket-region"]));
    }

    [Theory]
    [InlineData("us-east-1", "InvalidLocationConstraint")]
    [InlineData("nowhere", "InvalidLocationConstraint")]
    public async Task A_bucket_is_not_made_where_no_Region_is(string constraint, string code) =>
        Assert.Equal(code, (await _admin.SendAsync("PUT", "/nowhere-bucket", Document(constraint))).Error.Code);

    [Fact]
    public async Task Boto3_follows_to_the_Region_of_the_bucket()
    {
        await CreateAsync("in-tokyo", "ap-northeast-1");
        using var there = In("ap-northeast-1");
        _ = await there.SendAsync("PUT", "/in-tokyo/o", "x");
        foreach (var region in new[] { "us-east-1", "eu-west-1", "ap-northeast-1" })
        {
            Assert.Equal("x ap-northeast-1", await PythonAsync(region, """
                import boto3
                s3 = boto3.client('s3')
                print(s3.get_object(Bucket='in-tokyo', Key='o')['Body'].read().decode(), s3.head_bucket(Bucket='in-tokyo')['BucketRegion'])
                """));
        }
    }

    private static string Document(string region) =>
        $"<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>";

    private SandboxClient In(string region) => new(sandbox.Server, sandbox.Principal("admin"), region: region);

    private async Task CreateAsync(string bucket, string region) =>
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/" + bucket, Document(region))).Status);

    private async Task<string> PythonAsync(string region, string script)
    {
        using var python = new ForeignTool("python3", sandbox) { Environment = { ["AWS_DEFAULT_REGION"] = region, ["AWS_REGION"] = null } };
        var (code, output, error) = await python.TryAsync("-c", script);
        Assert.SkipWhen(error.Contains("No module named 'boto3'", StringComparison.Ordinal), "boto3 is not installed.");
        Assert.True(code == 0, error);
        return output.Trim();
    }
}
