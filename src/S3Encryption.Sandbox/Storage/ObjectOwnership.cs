namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// Who owns what is uploaded to a bucket, and whether ACLs mean anything there.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.
/// </summary>
public enum ObjectOwnership
{
    /// <summary>The bucket has no ownership controls; it is as with ObjectWriter.</summary>
    None,

    /// <summary>ACLs are off, and the bucket's owner owns everything: the default of new buckets since April 2023.</summary>
    BucketOwnerEnforced,

    /// <summary>The bucket's owner owns what comes with the canned ACL bucket-owner-full-control.</summary>
    BucketOwnerPreferred,

    /// <summary>Whoever uploads an object owns it.</summary>
    ObjectWriter,
}
