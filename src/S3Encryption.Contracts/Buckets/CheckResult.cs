namespace S3Encryption;

/// <summary>Whether a rule is kept.</summary>
public enum CheckResult
{
    /// <summary>It is.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>The caller may not read what decides it.</summary>
    Unknown,

    /// <summary>The rule has no meaning for such a bucket.</summary>
    NotApplicable,
}
