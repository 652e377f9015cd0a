using System.Net;
using Amazon.Runtime;

namespace S3Encryption.Core.Failures;

/// <summary>What S3 Control's answers about jobs mean.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html#API_control_CreateJob_Errors</remarks>
internal static class JobFailures
{
    public static Explanation? Explain(AmazonServiceException answer, string code, RequestSubject subject)
    {
        if (subject.Operation is not ("CreateJob" or "DescribeJob" or "ListJobs" or "UpdateJobStatus")) return null;
        return code switch
        {
            "NoSuchJob" or "NotFoundException" => new Explanation(
                "JobNotFound", FailureCategory.NotFound, "there is no such job in this account and Region.",
                "A job is found in its bucket's Region alone: -Region. To see those there are: Get-S3EncryptionJob."),
            "JobStatusException" => new Explanation(
                "JobStatusRefused", FailureCategory.InvalidState, $"it cannot be stopped: {answer.Message}",
                $"To see where it is: Get-S3EncryptionJob {subject.JobId}."),
            "IdempotencyException" => new Explanation(
                "JobTokenUsed", FailureCategory.Exists, $"this -IdempotencyToken was used before, for another job: {answer.Message}",
                "No job was made. Leave the token out, or give another."),
            "NotImplemented" => new Explanation(
                "JobsNotSupported", FailureCategory.InvalidInput, $"this endpoint has no Batch Operations: {answer.Message}",
                "Convert-S3ObjectEncryption does the same from here."),
            "InvalidRequest" or "BadRequestException" or "MalformedXML" or "InvalidTag" or "TooManyTagsException" => new Explanation(
                "JobRefused", FailureCategory.InvalidInput, $"{subject.Operation} was refused: {answer.Message}",
                subject.Operation == "CreateJob" ? "No job was made." : null),
            _ when answer.StatusCode == HttpStatusCode.Forbidden => Denied(answer, subject),
            _ => null,
        };
    }

    private static Explanation Denied(AmazonServiceException answer, RequestSubject subject) => new(
        "AccessDenied", FailureCategory.Denied, $"{subject.Operation} was denied: {answer.Message}",
        subject.Operation == "CreateJob"
            ? "No job was made. The caller needs s3:CreateJob, s3:PutJobTagging for tags, and iam:PassRole on the job's role."
            : $"The caller needs s3:{subject.Operation}. To see who you are: aws sts get-caller-identity.");
}
