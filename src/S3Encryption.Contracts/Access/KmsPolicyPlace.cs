namespace S3Encryption;

/// <summary>Where a KMS policy is attached.</summary>
public enum KmsPolicyPlace
{
    /// <summary>To a user or role.</summary>
    Identity,

    /// <summary>To the key itself.</summary>
    Key,
}
