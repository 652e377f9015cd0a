namespace S3Encryption;

/// <summary>What sort of failure it is, for scripts that branch on it.</summary>
public enum FailureCategory
{
    /// <summary>None of the others.</summary>
    Unspecified,

    /// <summary>What was given cannot be right.</summary>
    InvalidInput,

    /// <summary>What was named does not exist.</summary>
    NotFound,

    /// <summary>It exists already, and is kept.</summary>
    Exists,

    /// <summary>The caller may not.</summary>
    Denied,

    /// <summary>Who the caller is could not be established.</summary>
    Authentication,

    /// <summary>It is in a state that does not allow it.</summary>
    InvalidState,

    /// <summary>Doing it would expose a secret.</summary>
    Security,

    /// <summary>The service could not be reached or did not answer.</summary>
    Connection,

    /// <summary>What came back is not what was asked for.</summary>
    Mismatch,

    /// <summary>The service asks for fewer requests.</summary>
    Throttled,

    /// <summary>A file or folder could not be read or written.</summary>
    File,
}
