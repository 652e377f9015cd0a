using System.Collections.Generic;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>
/// The Region of a new bucket: that of the endpoint, for which the request is signed, must be the one asked for; us-east-1 alone makes
/// buckets elsewhere. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html.
/// </summary>
internal static class RegionOfNew
{
    internal static string Choose(S3Call call, string? constraint)
    {
        var here = call.Signed.Region;
        if (constraint is null)
        {
            return here is "us-east-1" ? here : throw Illegal("unspecified", here);
        }

        var region = constraint is "EU" ? "eu-west-1" : constraint;
        if (region is "us-east-1" || !RegionNames.IsPlausible(region))
        {
            throw new AwsErrorException(
                400,
                "InvalidLocationConstraint",
                "The specified location-constraint is not valid",
                new Dictionary<string, string> { ["LocationConstraint"] = constraint });
        }

        return here is "us-east-1" || region == here ? region : throw Illegal(constraint, here);
    }

    private static AwsErrorException Illegal(string constraint, string here) => new(
        400,
        "IllegalLocationConstraintException",
        "The " + constraint + " location constraint is incompatible for the region specific endpoint this request was sent to.",
        new Dictionary<string, string> { ["EndpointRegion"] = here });
}
