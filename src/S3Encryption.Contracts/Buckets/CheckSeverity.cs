namespace S3Encryption;

/// <summary>How much hangs on a rule.</summary>
public enum CheckSeverity
{
    /// <summary>Cost or tidiness.</summary>
    Low,

    /// <summary>A layer of protection is missing.</summary>
    Medium,

    /// <summary>Data can be read, or lost, by somebody who should not be able to.</summary>
    High,
}
