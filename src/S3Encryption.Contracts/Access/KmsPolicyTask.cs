namespace S3Encryption;

/// <summary>What a KMS policy is for.</summary>
public enum KmsPolicyTask
{
    /// <summary>Reads objects: <c>kms:Decrypt</c>, through S3.</summary>
    Reader,

    /// <summary>Writes objects: <c>kms:GenerateDataKey</c>, and <c>kms:Decrypt</c> for the parts of large ones, through S3.</summary>
    Writer,

    /// <summary>Looks at keys and uses none.</summary>
    Auditor,

    /// <summary>Changes the encryption of what is stored, by UpdateObjectEncryption or by copies, through S3.</summary>
    ReEncryption,

    /// <summary>
    /// The same by a job of S3 Batch Operations, whose role it is for: with the rights on the objects, the lists of them, and the reports.
    /// </summary>
    BatchReEncryption,

    /// <summary>Looks after a key, its policy, rotation, aliases and deletion, and does not use it.</summary>
    KeyAdministrator,
}
