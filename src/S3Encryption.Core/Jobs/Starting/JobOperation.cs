namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What a job does to each object.</summary>
public enum JobOperation
{
    /// <summary>Encrypts the data key anew: no data moves, and nothing else of the object changes.</summary>
    Update,

    /// <summary>Copies the object onto itself.</summary>
    Copy,
}
