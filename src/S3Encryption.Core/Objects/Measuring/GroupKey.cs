namespace S3Encryption.Core.Objects.Measuring;

/// <summary>What the objects of one group have in common. What they are not grouped by is null.</summary>
internal readonly record struct GroupKey
{
    public string? BucketName { get; init; }

    public EncryptionKind? Encryption { get; init; }

    public string? Algorithm { get; init; }

    public string? KmsKeyArn { get; init; }

    public bool? BucketKey { get; init; }

    public string? StorageClass { get; init; }

    public string? Prefix { get; init; }

    /// <summary>Whether it stands for many.</summary>
    public bool IsRest { get; init; }

    /// <summary>The group for what comes too late to have its own, without the prefix, of which there are the most.</summary>
    public GroupKey WithoutPrefix() => this with { Prefix = null, IsRest = true };

    /// <summary>The same without anything of which there could be many.</summary>
    public GroupKey OfKind() => new() { Encryption = Encryption, BucketKey = BucketKey, IsRest = true };
}
