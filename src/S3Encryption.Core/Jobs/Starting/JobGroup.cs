namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What the objects of one job have in common.</summary>
/// <param name="BucketName">Their bucket.</param>
/// <param name="Operation">What is done to them.</param>
/// <param name="StorageClass">The class they have and keep, where they are copied.</param>
/// <param name="BucketKey">Whether they get a Bucket Key.</param>
/// <param name="HasVersions">Whether they are named by version as well.</param>
internal sealed record JobGroup(string BucketName, JobOperation Operation, string? StorageClass, bool BucketKey, bool HasVersions);
