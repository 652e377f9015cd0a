namespace S3Encryption;

/// <summary>What is done to change the encryption of a stored object.</summary>
public enum S3ConversionAction
{
    /// <summary>Nothing: it is as it is to be.</summary>
    Skip,

    /// <summary>Its data key is encrypted anew (<c>UpdateObjectEncryption</c>): no data moves, and date, entity tag and version stay.</summary>
    Update,

    /// <summary>It is copied onto itself by one request.</summary>
    Copy,

    /// <summary>It is copied onto itself in parts, being larger than one request may copy.</summary>
    MultipartCopy,

    /// <summary>Nothing: it cannot be done, or not without losing something.</summary>
    Blocked,
}
