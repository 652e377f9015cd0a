namespace S3Encryption;

/// <summary>Whether anyone on the internet can reach a bucket, as its public access block, its policy status and its ACL tell.</summary>
public enum PublicExposure
{
    /// <summary>The caller may not read what decides it.</summary>
    Unknown,

    /// <summary>The bucket's public access block stops every public grant.</summary>
    Blocked,

    /// <summary>Not blocked, but neither policy nor ACL of the bucket is public. Object ACLs are not looked at.</summary>
    NotPublic,

    /// <summary>The bucket's policy or ACL grants public access, and nothing blocks it.</summary>
    Public,
}
