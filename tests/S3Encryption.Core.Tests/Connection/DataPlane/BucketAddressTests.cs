using System;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using S3Encryption.Core.Connection.DataPlane;
using Xunit;

namespace S3Encryption.Core.Tests.Connection.DataPlane;

/// <summary>Each way to name a bucket leads to the host that AWS documents, signed for its Region.</summary>
public sealed class BucketAddressTests
{
    private const string AccessPoint = "arn:aws:s3:eu-central-1:111122223333:accesspoint/mine";

    [Theory]
    [InlineData("logs", "eu-central-1", "", "https://logs.s3.eu-central-1.amazonaws.com/k")]
    [InlineData("my.logs", "eu-central-1", "", "https://s3.eu-central-1.amazonaws.com/my.logs/k")]
    [InlineData("logs", "eu-central-1", "dual", "https://logs.s3.dualstack.eu-central-1.amazonaws.com/k")]
    [InlineData("logs", "us-west-2", "fips", "https://logs.s3-fips.us-west-2.amazonaws.com/k")]
    [InlineData("logs", "us-west-2", "fips dual", "https://logs.s3-fips.dualstack.us-west-2.amazonaws.com/k")]
    [InlineData("logs", "cn-north-1", "", "https://logs.s3.cn-north-1.amazonaws.com.cn/k")]
    [InlineData("logs", "us-gov-west-1", "fips", "https://logs.s3-fips.us-gov-west-1.amazonaws.com/k")]
    [InlineData(AccessPoint, "eu-central-1", "", "https://mine-111122223333.s3-accesspoint.eu-central-1.amazonaws.com/k")]
    [InlineData(AccessPoint, "eu-central-1", "dual", "https://mine-111122223333.s3-accesspoint.dualstack.eu-central-1.amazonaws.com/k")]
    [InlineData("mine-abc123-s3alias", "eu-central-1", "", "https://mine-abc123-s3alias.s3.eu-central-1.amazonaws.com/k")]
    public void A_bucket_is_reached_where_AWS_says(string bucket, string region, string options, string url)
    {
        using var client = new AmazonS3Client(new AnonymousAWSCredentials(), new AmazonS3Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = options.Contains("dual", StringComparison.Ordinal),
            UseFIPSEndpoint = options.Contains("fips", StringComparison.Ordinal),
        });
        var address = BucketAddress.Of(client, new S3Location(bucket));
        Assert.Equal(url, address.For("k", string.Empty, out _).OriginalString);
        Assert.Equal((region, "s3"), (address.Region, address.Service));
    }

    [Theory]
    [InlineData("https://127.0.0.1:9000", "https://127.0.0.1:9000/logs/k")]
    [InlineData("https://storage.example/s3", "https://storage.example/s3/logs/k")]
    [InlineData("http://[::1]:9000/", "http://[::1]:9000/logs/k")]
    public void On_other_servers_the_bucket_is_in_the_path(string endpoint, string url)
    {
        using var client = Own(endpoint);
        var address = BucketAddress.Of(client, new S3Location("logs"));
        Assert.Equal(url, address.For("k", string.Empty, out _).OriginalString);
        Assert.Equal("us-east-1", address.Region);
    }

    [Theory]
    [InlineData("a b", "/logs/a%20b")]
#if NET
    [InlineData("../up/./x//y/", "/logs/../up/./x//y/")] // .NET Framework cannot, and says so.
#endif
    [InlineData("/lead", "/logs//lead")]
    [InlineData("ñ+%20?#&=", "/logs/%C3%B1%2B%2520%3F%23%26%3D")]
    public void A_key_travels_as_it_was_signed(string key, string path)
    {
        using var client = Own("https://127.0.0.1:9000");
        var uri = BucketAddress.Of(client, new S3Location("logs")).For(key, "versionId=a%2Bb", out var signed);
        Assert.Equal(path, signed);
        Assert.Equal(path + "?versionId=a%2Bb", uri.PathAndQuery);
    }

    [Fact]
    public void A_Multi_Region_Access_Point_is_refused_with_a_way_out()
    {
        using var client = new AmazonS3Client(
            new AnonymousAWSCredentials(), new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUCentral1 });
        var failure = Assert.Throws<S3EncryptionException>(
            () => BucketAddress.Of(client, new S3Location("arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap")));
        Assert.Equal("MultiRegionAccessPoint", failure.ErrorId);
    }

    private static AmazonS3Client Own(string endpoint) => new(
        new AnonymousAWSCredentials(),
        new AmazonS3Config { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
}
