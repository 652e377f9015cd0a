namespace S3Encryption;

/// <summary>How a permission was tested.</summary>
public enum KmsAccessProbe
{
    /// <summary>Nothing was sent.</summary>
    None,

    /// <summary>By <c>DryRun</c>: KMS decides and does nothing.</summary>
    DryRun,

    /// <summary>By the call itself, which only reads.</summary>
    Call,

    /// <summary>By S3 itself: small objects were stored under the key, read and removed.</summary>
    Canary,
}
