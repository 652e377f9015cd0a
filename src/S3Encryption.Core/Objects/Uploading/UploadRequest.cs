namespace S3Encryption.Core.Objects.Uploading;

/// <summary>One object to store.</summary>
public sealed record UploadRequest
{
    /// <summary>What is to be stored.</summary>
    public required UploadSource Source { get; init; }

    /// <summary>Where to; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>How it is to be encrypted.</summary>
    public required ObjectEncryption Encryption { get; init; }

    /// <summary>What else is kept with it.</summary>
    public ObjectProperties Properties { get; init; } = new();

    /// <summary>The checksum that S3 is to verify and keep.</summary>
    public S3ChecksumAlgorithm Checksum { get; init; } = S3ChecksumAlgorithm.Crc64Nvme;

    /// <summary>When to leave alone what is stored there.</summary>
    public UploadCondition Condition { get; init; }

    /// <summary>Whether an unfinished upload of the same content is gone on with, and one that fails is left to be.</summary>
    public bool Resume { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>What this upload shares with those beside it.</summary>
    public required TransferLimits Limits { get; init; }

    /// <summary>How content is cut into parts.</summary>
    internal PartPlan Plan { get; init; } = new();
}
