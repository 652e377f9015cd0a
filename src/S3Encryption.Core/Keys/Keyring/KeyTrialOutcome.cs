namespace S3Encryption.Core.Keys.Keyring;

/// <summary>What S3 says to a HEAD with a key. It has no body, so that the status is all there is.</summary>
internal enum KeyTrialOutcome
{
    /// <summary>It is the object's key.</summary>
    Opens,

    /// <summary>The object is there, and under another kind of encryption.</summary>
    TakesNoKey,

    /// <summary>AWS's answer to another key, and to who may not read.</summary>
    Forbidden,

    /// <summary>
    /// Ceph RGW's answer to another key; AWS's to a key for an object that takes none, and to a missing one for an object that needs it.
    /// </summary>
    BadRequest,
}
