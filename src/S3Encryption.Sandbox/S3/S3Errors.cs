using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3;

/// <summary>S3's errors in its own words. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
internal static class S3Errors
{
    internal static AwsErrorException AccessDenied(string message = "Access Denied") => new(403, "AccessDenied", message);

    internal static AwsErrorException InvalidArgument(string message, string? argumentName = null, string? argumentValue = null)
    {
        var details = new Dictionary<string, string>();
        if (argumentName is not null)
        {
            details["ArgumentName"] = argumentName;
            details["ArgumentValue"] = argumentValue ?? "null";
        }

        return new(400, "InvalidArgument", message, details);
    }

    internal static AwsErrorException InvalidRequest(string message) => new(400, "InvalidRequest", message);

    internal static AwsErrorException MalformedXml() =>
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    internal static AwsErrorException InvalidUri(string uri) =>
        new(400, "InvalidURI", "Couldn't parse the specified URI.", new Dictionary<string, string> { ["URI"] = uri });

    internal static AwsErrorException NoSuchBucket(string bucket) =>
        new(404, "NoSuchBucket", "The specified bucket does not exist", OfBucket(bucket));

    internal static AwsErrorException PermanentRedirect(string bucket, string endpoint) => new(
        301,
        "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint. "
            + "Please send all future requests to this endpoint.",
        new Dictionary<string, string> { ["Endpoint"] = endpoint, ["Bucket"] = bucket });

    internal static AwsErrorException NoSuchKey(string key) =>
        new(404, "NoSuchKey", "The specified key does not exist.", new Dictionary<string, string> { ["Key"] = key });

    internal static AwsErrorException NoSuchUpload(string uploadId) => new(
        404,
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
        new Dictionary<string, string> { ["UploadId"] = uploadId });

    internal static AwsErrorException PreconditionFailed(string condition) => new(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        new Dictionary<string, string> { ["Condition"] = condition });

    internal static AwsErrorException NotImplemented(string header) => new(
        501,
        "NotImplemented",
        "A header you provided implies functionality that is not implemented",
        new Dictionary<string, string> { ["Header"] = header });

    internal static AwsErrorException OperationNotImplemented(string method, string resource) => new(
        501,
        "NotImplemented",
        "The operation you requested is not implemented by this simulator.",
        new Dictionary<string, string> { ["Method"] = method, ["ResourceType"] = resource });

    internal static AwsErrorException MethodNotAllowed(string method, string resourceType) => new(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        new Dictionary<string, string> { ["Method"] = method, ["ResourceType"] = resourceType });

    internal static AwsErrorException BadDigest(string message) => new(400, "BadDigest", message);

    internal static AwsErrorException IncompleteBody() =>
        new(400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");

    internal static AwsErrorException EntityTooLarge(long proposed, long allowed) => new(
        400,
        "EntityTooLarge",
        "Your proposed upload exceeds the maximum allowed size",
        new Dictionary<string, string> { ["ProposedSize"] = Text(proposed), ["MaxSizeAllowed"] = Text(allowed) });

    /// <summary>What S3 adds to an error about a bucket.</summary>
    internal static Dictionary<string, string> OfBucket(string bucket) => new() { ["BucketName"] = bucket };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
