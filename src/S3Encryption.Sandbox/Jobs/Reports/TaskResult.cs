using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Manifests;

namespace S3Encryption.Sandbox.Jobs.Reports;

/// <summary>What came of one task; the code is empty where it succeeded.</summary>
internal sealed record TaskResult(ManifestEntry Entry, int Status, string Code, string Message)
{
    internal bool Succeeded => Status < 300;

    internal static TaskResult Of(ManifestEntry entry, S3Answer answer) => answer.Error is { } error
        ? new(
            entry,
            answer.Status,
            error.Code,
            $"{error.Message} (Service: Amazon S3; Status Code: {answer.Status}; Error Code: {error.Code}; "
                + $"Request ID: {answer.Ids.RequestId}; S3 Extended Request ID: {answer.Ids.HostId}; Proxy: null)")
        : new(entry, 200, "", "Successful");

    /// <summary>
    /// The manifest has a column for versions, and none in this row: the word «null» would have been one.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-batch-operations.html.
    /// </summary>
    internal static TaskResult MissingVersion(ManifestEntry entry) =>
        new(entry, 400, "InvalidRequest", "Task failed due to missing VersionId");
}
