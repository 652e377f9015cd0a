using System;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets.Configurations;
using static S3Encryption.Sandbox.S3.Buckets.Configurations.XmlShape;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>
/// CreateBucketConfiguration: the Region, null where it is left to the endpoint, and the tags in the form of Tagging.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html.
/// </summary>
internal sealed record NewBucketDocument(string? LocationConstraint, XElement? Tags)
{
    private static readonly XmlShape Shape = One(
        "CreateBucketConfiguration",
        Maybe("LocationConstraint", IsText),
        Maybe("Location", Maybe("Name", IsText), Maybe("Type", OneOf("AvailabilityZone", "LocalZone"))),
        Maybe("Bucket", Maybe("DataRedundancy", IsText), Maybe("Type", OneOf("Directory"))),
        Maybe("Tags", Any("Tag", One("Key", IsName), One("Value", IsText))));

    internal static NewBucketDocument Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return new(null, null);
        }

        var root = XmlBody.TryParse(body, Shape.Name);
        if (root is null || !Shape.Matches(root))
        {
            throw S3Errors.MalformedXml();
        }

        if (root.Child("Bucket") is not null || root.Child("Location") is not null)
        {
            throw S3Errors.InvalidRequest("The sandbox has general purpose buckets only, no directory buckets.");
        }

        var constraint = root.Text("LocationConstraint");
        var tags = root.Child("Tags") is { HasElements: true } set
            ? new XElement("Tagging", new XElement("TagSet", set.Elements()))
            : null;
        return new(constraint is { Length: > 0 } ? constraint : null, tags);
    }
}
