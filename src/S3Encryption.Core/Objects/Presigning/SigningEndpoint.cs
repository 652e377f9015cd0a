using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime.Endpoints;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>
/// Where an object is reached and which Region is signed for, by the SDK's own rules: partitions, access points, FIPS, paths.
/// </summary>
internal sealed record SigningEndpoint(Uri Url, string Region)
{
    /// <exception cref="S3EncryptionException">Signature Version 4 does not suffice there.</exception>
    public static SigningEndpoint Of(IAmazonS3 client, S3Location location, string region)
    {
        var endpoint = client.DetermineServiceOperationEndpoint(
            new GetObjectRequest { BucketName = location.BucketName, Key = location.Key });
        var scheme = (endpoint.Attributes?["authSchemes"] as IEnumerable<object>)?.OfType<PropertyBag>().FirstOrDefault();
        // Multi-Region access points want sigv4a, and directory buckets a session of their own.
        if (scheme?["name"] is string name && name != "sigv4") throw PresignFailures.OtherSignature(location, name);
        return new SigningEndpoint(new Uri(endpoint.URL), scheme?["signingRegion"] as string ?? region);
    }
}
