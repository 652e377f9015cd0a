namespace S3Encryption;

/// <summary>What a permission test found.</summary>
public enum KmsAccessOutcome
{
    /// <summary>KMS said yes.</summary>
    Allowed,

    /// <summary>KMS said no.</summary>
    Denied,

    /// <summary>The question could not be settled this way; the hint says what would settle it.</summary>
    Inconclusive,

    /// <summary>No harmless way to ask exists; the hint says why.</summary>
    NotTested,
}
