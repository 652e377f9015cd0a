namespace S3Encryption;

/// <summary>What one rule of a baseline found of one bucket.</summary>
public sealed record BucketFinding
{
    /// <summary>The bucket's name.</summary>
    public required string BucketName { get; init; }

    /// <summary>The rule.</summary>
    public required BucketCheck Rule { get; init; }

    /// <summary>Whether the bucket keeps it.</summary>
    public required CheckResult Result { get; init; }

    /// <summary>How much hangs on it.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>What the rule asks for.</summary>
    public required string Expected { get; init; }

    /// <summary>What is: the evidence, or why it cannot be told.</summary>
    public required string Found { get; init; }

    /// <summary>The command that mends it; null where nothing is to be mended.</summary>
    public string? Remedy { get; init; }

    /// <summary>Bucket, rule, result and evidence in a line.</summary>
    public override string ToString() => $"s3://{BucketName}: {Rule} {Result}: {Found}";
}
