using System;

namespace S3Encryption.Core.Access.Canary;

/// <summary>
/// Where a canary goes: two objects, one stored at once and one in parts, under a name of its own that nothing else can have.
/// </summary>
internal sealed class CanaryPlace
{
    private const string Name = "s3encryption-canary-";

    public CanaryPlace(S3Location under)
    {
        var prefix = under.Key is null || under.Key.EndsWith("/", StringComparison.Ordinal) ? under.Key : under.Key + "/";
        Whole = new S3Location(under.BucketName, prefix + Name + Guid.NewGuid().ToString("N"));
        InParts = new S3Location(under.BucketName, Whole.Key + "-parts");
    }

    /// <summary>The object that is stored by one request. Its key begins the other's too.</summary>
    public S3Location Whole { get; }

    /// <summary>The object that is stored by a multipart upload.</summary>
    public S3Location InParts { get; }
}
