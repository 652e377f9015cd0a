using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime.Endpoints;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// Where a bucket's objects are reached and for what requests there are signed. The SDK's endpoint rules decide: partitions, FIPS,
/// dual stack, access points, directory buckets, and buckets in the path of other servers.
/// </summary>
/// <param name="Root">Scheme, host and port.</param>
/// <param name="Path">What comes before the key, encoded, ending in a slash.</param>
/// <param name="Region">The Region to sign for.</param>
/// <param name="Service">The service to sign for.</param>
internal sealed record BucketAddress(Uri Root, string Path, string Region, string Service)
{
    /// <summary>Host, and port where it is not the scheme's: as requests name it.</summary>
    public string Host { get; } = Root.Authority;

    /// <summary>The beginning of every URL, up to the path.</summary>
    public string Origin { get; } = Root.GetLeftPart(UriPartial.Authority);

    /// <exception cref="S3EncryptionException">The bucket is named by something these requests cannot be signed for.</exception>
    public static BucketAddress Of(IAmazonS3 client, S3Location location)
    {
        var endpoint = client.DetermineServiceOperationEndpoint(new GetObjectRequest { BucketName = location.BucketName, Key = "k" });
        var scheme = SchemeOf(endpoint);
        if (scheme?["name"] is "sigv4a") throw SetUpFailures.MultiRegionAccessPoint(location);
        var url = new Uri(endpoint.URL);
        var path = url.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? url.AbsolutePath : url.AbsolutePath + "/";
        return new BucketAddress(
            new Uri(url.GetLeftPart(UriPartial.Authority)), path,
            scheme?["signingRegion"] as string ?? client.Config.AuthenticationRegion, scheme?["signingName"] as string ?? "s3");
    }

    /// <summary>The address of an object, with a query that is encoded already; nothing of it is normalised.</summary>
    /// <exception cref="S3EncryptionException">.NET would send another path than was signed.</exception>
    public Uri For(string key, string query, out string path)
    {
        path = Path + UriText.EncodeKey(key);
        var text = query.Length > 0 ? Origin + path + "?" + query : Origin + path;
#if NET
        return new Uri(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
#else
        // .NET Framework takes dot segments out of every path; a request for another object must not be the result.
        var uri = new Uri(text);
        return uri.AbsolutePath == path ? uri : throw SetUpFailures.KeyNotAddressable(key);
#endif
    }

    private static PropertyBag? SchemeOf(Amazon.Runtime.Endpoints.Endpoint endpoint)
    {
        return endpoint.Attributes?["authSchemes"] is IEnumerable<object> schemes ? schemes.OfType<PropertyBag>().FirstOrDefault() : null;
    }
}
