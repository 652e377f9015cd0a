using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>
/// S3 Control's errors. https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html#API_control_CreateJob_Errors and
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-batch-operations.html.
/// </summary>
internal static class ControlErrors
{
    internal static AwsErrorException AccessDenied() => new(403, "AccessDenied", "Access Denied");

    internal static AwsErrorException InvalidRequest(string message) => new(400, "InvalidRequest", message);

    internal static AwsErrorException Missing(string element) => InvalidRequest("Missing required field: " + element);

    internal static AwsErrorException Malformed() =>
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    internal static AwsErrorException NoSuchJob() => new(404, "NoSuchJob", "The specified job does not exist");

    internal static AwsErrorException JobStatus(string message) => new(400, "JobStatusException", message);

    internal static AwsErrorException Idempotency() => new(
        400, "IdempotencyException", "The client request token was used before, for a request with other parameters");

    internal static AwsErrorException TooManyTags() => new(400, "TooManyTagsException", "Job tags cannot be greater than 50");

    internal static AwsErrorException InvalidTag(string message) => new(400, "InvalidTag", message);

    internal static AwsErrorException InvalidNextToken() => new(400, "InvalidNextTokenException", "The continuation token is invalid");

    internal static AwsErrorException NotImplemented(string what) =>
        new(501, "NotImplemented", what + " is not implemented by this simulator.");
}
