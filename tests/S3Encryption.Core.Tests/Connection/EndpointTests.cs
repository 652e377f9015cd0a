using S3Encryption.Core.Connection;
using Xunit;

namespace S3Encryption.Core.Tests.Connection;

public sealed class EndpointTests
{
    [Theory]
    [InlineData(null, true, false)]
    [InlineData("https://s3.eu-central-1.amazonaws.com", true, false)]
    [InlineData("https://s3.cn-north-1.amazonaws.com.cn", true, false)]
    [InlineData("https://bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com", true, false)]
    [InlineData("https://s3.dualstack.us-east-1.api.aws", true, false)]
    [InlineData("https://amazonaws.com.evil.example", false, false)]
    [InlineData("https://evilamazonaws.com", false, false)]
    [InlineData("https://127.0.0.1:9000", false, false)]
    [InlineData("http://127.0.0.1:9000", false, true)]
    [InlineData("http://s3.us-east-1.amazonaws.com", true, true)]
    public void Only_AWSs_own_hosts_are_taken_for_AWS_and_plain_http_is_known(string? url, bool isAws, bool isPlain)
    {
        var endpoint = Endpoint.Parse(url);
        Assert.Equal((isAws, isPlain), (endpoint.IsAws, endpoint.IsPlainHttp));
    }

    [Theory]
    [InlineData("s3.example.com")]
    [InlineData("ftp://s3.example.com")]
    [InlineData("/tmp/x")]
    public void What_is_no_web_address_is_refused(string url) =>
        Assert.Equal("InvalidEndpoint", Assert.Throws<S3EncryptionException>(() => Endpoint.Parse(url)).ErrorId);

    [Fact]
    public void The_text_of_the_options_holds_no_secret() =>
        Assert.DoesNotContain(
            "hush", new ConnectionOptions { AccessKeyId = "AKIA", SecretAccessKey = "hush", SessionToken = "hush" }.ToString());
}
