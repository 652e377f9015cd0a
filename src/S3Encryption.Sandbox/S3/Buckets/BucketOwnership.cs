using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets.Configurations;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>
/// Reads and sets who owns what is uploaded. https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.
/// </summary>
internal static class BucketOwnership
{
    internal const string Root = "OwnershipControls";

    private static readonly XmlShape Shape = XmlShape.One(
        Root,
        XmlShape.One("Rule", XmlShape.One("ObjectOwnership", text => Find(text) is not null)));

    internal static ObjectOwnership Read(XElement root) =>
        Shape.Matches(root) ? Find(root.Descendants().Last().Value)!.Value : throw S3Errors.MalformedXml();

    /// <summary>What the header of CreateBucket asks for; else the default.</summary>
    internal static ObjectOwnership Read(string? header, ObjectOwnership byDefault) => header is null
        ? byDefault
        : Find(header)
            ?? throw S3Errors.InvalidArgument("Invalid x-amz-object-ownership header: " + header, "x-amz-object-ownership", header);

    /// <summary>ACLs cannot be turned off while the bucket's own still grants something to others.</summary>
    internal static void Set(Bucket bucket, ObjectOwnership ownership)
    {
        if (ownership is ObjectOwnership.BucketOwnerEnforced && bucket.Acl?.GrantsBeyond(CanonicalId.Of(bucket.OwnerAccountId)) == true)
        {
            throw AclErrors.AgainstOwnership();
        }

        bucket.Ownership = ownership;
    }

    internal static AwsErrorException Missing(Bucket bucket) => new(
        404,
        "OwnershipControlsNotFoundError",
        "The bucket ownership controls were not found",
        new Dictionary<string, string> { ["BucketName"] = bucket.Name });

    private static ObjectOwnership? Find(string name) =>
        Enum.GetValues<ObjectOwnership>().Cast<ObjectOwnership?>().FirstOrDefault(
            one => one is not ObjectOwnership.None && one.ToString() == name);
}
