using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using S3Encryption.Core.Objects.Uploading;

namespace S3Encryption.Core.Failures;

/// <summary>
/// What an error answer of S3, KMS or STS means to the user. The first rule that fits decides; codes and messages are those of
/// docs/facts.md and https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
/// </summary>
internal static class ServiceFailures
{
    private const string WrongRegion = "WrongRegion";

    public static S3EncryptionException From(AmazonServiceException answer, RequestSubject subject)
    {
        var code = answer.ErrorCode ?? string.Empty;
        switch (code)
        {
            case "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired":
                return SetUpFailures.ExpiredCredentials(answer.Message);
            case "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "UnrecognizedClientException" or "InvalidClientTokenId"
                or "InvalidToken" or "InvalidSignatureException" or "IncompleteSignature":
                return SetUpFailures.InvalidCredentials(answer.Message);
            case "RequestTimeTooSkewed" or "RequestExpired":
                return SetUpFailures.ClockSkew(answer.Message);
        }

        var (id, category, reason, hint) = Explain(answer, code, subject);
        return new S3EncryptionException(id, category, $"{subject.Name}: {reason}", hint)
        {
            Operation = subject.Operation,
            Location = subject.Location,
            KmsKeyId = subject.KmsKeyId,
            StatusCode = (int)answer.StatusCode,
            AwsErrorCode = code,
            RequestId = answer.RequestId,
            Region = id == WrongRegion ? RightRegion(answer) : null,
        };
    }

    private static Explanation Explain(AmazonServiceException answer, string code, RequestSubject subject) =>
        SseCFailures.Explain(answer, code, subject)
        ?? JobFailures.Explain(answer, code, subject)
        ?? KmsFailures.Explain(answer, code, subject)
        ?? ExplainS3(answer, code, subject)
        ?? new Explanation(
            "ServiceError", FailureCategory.Unspecified, $"{subject.Operation} answered {(int)answer.StatusCode} {code}: {answer.Message}",
            "Try again; if it stays so, who runs the service finds the request by its RequestId: $Error[0].Exception | Format-List.");

    private static Explanation? ExplainS3(AmazonServiceException answer, string code, RequestSubject subject)
    {
        var bucket = subject.Location?.BucketName;
        switch (code)
        {
            case "NoSuchBucket":
                return BucketNotFound;
            case "NoSuchKey" or "NoSuchVersion":
                return ObjectNotFound;
            case "NoSuchUpload":
                return new Explanation(
                    UnfinishedUploads.NotFound, FailureCategory.NotFound,
                    "the multipart upload is gone: it was completed or aborted elsewhere.",
                    $"To see those there are: Get-S3EncryptedUpload {bucket ?? "BUCKET"}.");
            case "PreconditionFailed" or "ConditionalRequestConflict":
                return ObjectChanged;
            case "PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "TemporaryRedirect":
                return InAnotherRegion(answer);
            case "InvalidBucketName":
                return new Explanation(
                    "InvalidBucketName", FailureCategory.InvalidInput, $"'{bucket}' is no bucket name S3 accepts.",
                    "To see yours: Get-S3BucketEncryption.");
            case "SlowDown" or "ServiceUnavailable" or "Throttling" or "ThrottlingException" or "RequestLimitExceeded"
                or "TooManyRequestsException":
                return new Explanation(
                    "Throttled", FailureCategory.Throttled, $"{subject.Operation} was throttled: {answer.Message}",
                    "Try again later, or with a smaller -ThrottleLimit.");
        }

        return answer.StatusCode switch
        {
            // A HEAD has no body, hence no code: the status is all there is.
            HttpStatusCode.NotFound when subject.Location?.Key is not null => ObjectNotFound,
            HttpStatusCode.NotFound when bucket is not null && code is ("" or "NotFound") => BucketNotFound,
            HttpStatusCode.MovedPermanently => InAnotherRegion(answer),
            HttpStatusCode.PreconditionFailed => ObjectChanged,
            HttpStatusCode.Forbidden => new Explanation(
                "AccessDenied", FailureCategory.Denied, $"{subject.Operation} was denied: {answer.Message}", DenialHint(answer, subject)),
            _ => null,
        };
    }

    private static Explanation InAnotherRegion(AmazonServiceException answer) => new(
        WrongRegion, FailureCategory.InvalidInput, $"the bucket is in another Region: {answer.Message}",
        RightRegion(answer) is string region
            ? $"Name its Region: -Region {region}."
            : "Name its Region with -Region; Get-S3BucketEncryption shows it.");

    private static string? RightRegion(AmazonServiceException answer) =>
        Regex.Match(answer.Message ?? string.Empty, "expecting '([a-z0-9-]+)'") is { Success: true } named ? named.Groups[1].Value : null;

    private static Explanation BucketNotFound { get; } = new(
        "BucketNotFound", FailureCategory.NotFound, "there is no such bucket.", "To see yours: Get-S3BucketEncryption.");

    private static Explanation ObjectChanged { get; } = new(
        "ObjectChanged", FailureCategory.InvalidState, "the object changed while it was worked on.",
        "Nothing was overwritten; try again.");

    private static Explanation ObjectNotFound { get; } = new(
        "ObjectNotFound", FailureCategory.NotFound, "there is no such object.",
        "Keys are case-sensitive, and a version id must belong to the key.");

    private static string? DenialHint(AmazonServiceException answer, RequestSubject subject) =>
        subject.Location is not { } location
            ? $"The caller needs the permission for {subject.Operation}. To see who you are: aws sts get-caller-identity."
        : answer.Message?.Contains("explicit deny in a resource-based policy") == true
            ? "The bucket's policy denies it, whatever the caller is granted. To see what it requires of encryption: "
                + $"Get-S3EncryptionPolicy {location.BucketName}."
        : $"The caller needs the permission for {subject.Operation} on it. To see who you are: aws sts get-caller-identity.";
}
