using System;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Jobs.Control;
using Xunit;

namespace S3Encryption.Core.Tests.Jobs;

/// <summary>Jobs are asked about at the host that AWS documents for their account and Region, and nowhere else.</summary>
public sealed class ControlAddressTests
{
    private const string Account = "111122223333";

    [Theory]
    [InlineData("eu-central-1", "", "https://111122223333.s3-control.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", "dual", "https://111122223333.s3-control.dualstack.eu-central-1.amazonaws.com")]
    [InlineData("us-west-2", "fips", "https://111122223333.s3-control-fips.us-west-2.amazonaws.com")]
    [InlineData("us-gov-west-1", "fips dual", "https://111122223333.s3-control-fips.dualstack.us-gov-west-1.amazonaws.com")]
    [InlineData("cn-north-1", "", "https://111122223333.s3-control.cn-north-1.amazonaws.com.cn")]
    public void An_accounts_jobs_are_reached_where_AWS_says(string region, string options, string host)
    {
        var settings = new ControlSettings
        {
            UseDualstackEndpoint = options.Contains("dual", StringComparison.Ordinal),
            UseFIPSEndpoint = options.Contains("fips", StringComparison.Ordinal),
        };
        var address = ControlAddress.Of(new Endpoint((Uri?)null), settings, Account, region);
        Assert.Equal(host + "/v20180820/jobs/x", address.For("jobs/x", string.Empty, out _).OriginalString);
        Assert.Equal((region, "s3"), (address.Region, address.Service));
    }

    [Theory]
    [InlineData("https://localhost:9443/", "https://localhost:9443/v20180820/jobs")]
    [InlineData("https://gateway.example/aws/", "https://gateway.example/aws/v20180820/jobs")]
    public void An_address_that_was_configured_is_used_as_it_is(string url, string expected)
    {
        var address = ControlAddress.Of(Endpoint.Parse(url), new ControlSettings(), Account, "us-east-1");
        Assert.Equal(expected, address.For("jobs", string.Empty, out _).OriginalString);
    }
}
