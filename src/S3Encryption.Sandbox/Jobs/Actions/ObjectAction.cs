using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Manifests;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>
/// What a job does to each object: one request to S3.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-operations.html.
/// </summary>
internal abstract class ObjectAction
{
    internal abstract S3Request For(ManifestEntry entry);
}
