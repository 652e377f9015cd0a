using System;
using Amazon;
using Amazon.Runtime;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>Where the jobs of an account in a Region are reached.</summary>
/// <remarks>https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_region, «Amazon S3 control endpoints»</remarks>
internal static class ControlAddress
{
    private const string Root = "/v20180820/";

    // S3 Control signs as S3.
    private const string SigningName = "s3";

    /// <param name="endpoint">The address that was configured. It is used as it is: the account is in a header as well.</param>
    /// <param name="settings">Whether FIPS and dual-stack endpoints are wanted.</param>
    /// <param name="account">The account's 12 digits.</param>
    /// <param name="region">The Region.</param>
    public static BucketAddress Of(Endpoint endpoint, ClientConfig settings, string account, string region) => new(
        endpoint.Url is Uri url ? new Uri(url.GetLeftPart(UriPartial.Authority)) : OfAws(settings, account, region),
        (endpoint.Url?.AbsolutePath.TrimEnd('/') ?? string.Empty) + Root, region, SigningName);

    private static Uri OfAws(ClientConfig settings, string account, string region)
    {
        var fips = settings.UseFIPSEndpoint ? "-fips" : string.Empty;
        var dual = settings.UseDualstackEndpoint ? ".dualstack" : string.Empty;
        var suffix = RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;
        return new Uri($"https://{account}.s3-control{fips}{dual}.{region}.{suffix}");
    }
}
