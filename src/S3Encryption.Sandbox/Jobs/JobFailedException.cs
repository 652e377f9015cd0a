using System;

namespace S3Encryption.Sandbox.Jobs;

/// <summary>
/// A job as a whole can't go on; its tasks fail without one. The words are those of
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-batch-operations.html where it has them.
/// </summary>
internal sealed class JobFailedException(string code, string reason) : Exception(reason)
{
    internal JobFailure Failure { get; } = new(code, reason);

    internal static JobFailedException InvalidManifest(string reason) => new("InvalidManifestContent", reason);
}
