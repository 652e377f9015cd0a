using System.Collections.Generic;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>What S3 says of ACLs it does not take. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
internal static class AclErrors
{
    internal static AwsErrorException Malformed() => new(
        400, "MalformedACLError", "The XML you provided was not well-formed or did not validate against our published schema");

    internal static AwsErrorException NotSupported() =>
        new(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");

    internal static AwsErrorException AgainstOwnership() => new(
        400,
        "InvalidBucketAclWithObjectOwnership",
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");

    internal static AwsErrorException AgainstPublicAccessBlock() => new(
        400, "InvalidBucketAclWithBlockPublicAccessError", "Bucket cannot have public ACLs set with BlockPublicAccess enabled");

    internal static AwsErrorException UnknownEmail() => new(
        400, "UnresolvableGrantByEmailAddress", "The e-mail address you provided does not match any account on record.");

    internal static AwsErrorException MissingHeader(string header) => new(
        400,
        "MissingSecurityHeader",
        "Your request was missing a required header",
        new Dictionary<string, string> { ["MissingHeaderName"] = header });

    internal static AwsErrorException TwoForms() =>
        S3Errors.InvalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");

    internal static AwsErrorException Unexpected() => new(400, "UnexpectedContent", "This request does not support content");

    internal static AwsErrorException PublicBlocked(S3Call call, string action, string arn) => S3Errors.AccessDenied(
        "User: " + call.Caller?.Arn + " is not authorized to perform: " + action + " on resource: \"" + arn
        + "\" because public access control lists (ACLs) are blocked by the BlockPublicAcls block public access setting.");
}
