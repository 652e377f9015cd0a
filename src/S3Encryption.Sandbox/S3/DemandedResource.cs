using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3;

/// <summary>What a right is demanded on: a bucket, or an object in it, in one version where the request asks for one.</summary>
internal sealed record DemandedResource(Bucket Bucket, string Arn, string? VersionId)
{
    internal bool IsObject => Arn.Length > Bucket.Arn.Length;

    internal string Key => Arn[(Bucket.Arn.Length + 1)..];

    /// <summary>The object as it is stored; null where it is not there yet, or the resource is the bucket.</summary>
    internal StoredObject? Existing => IsObject ? Bucket.Objects.Find(Key, VersionId) as StoredObject : null;
}
