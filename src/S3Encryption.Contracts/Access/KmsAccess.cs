namespace S3Encryption;

/// <summary>What the caller may do with one KMS action on one key.</summary>
public sealed record KmsAccess
{
    /// <summary>The IAM action, such as <c>kms:GenerateDataKey</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What was found.</summary>
    public required KmsAccessOutcome Result { get; init; }

    /// <summary>How it was found.</summary>
    public required KmsAccessProbe Probe { get; init; }

    /// <summary>What needs this action, such as <c>Upload</c> or <c>Download</c>.</summary>
    public required string NeededFor { get; init; }

    /// <summary>The ARN of the caller that was tested; empty where STS did not tell.</summary>
    public string? Principal { get; init; }

    /// <summary>The key, as full ARN where it could be resolved, else as it was given.</summary>
    public required string KmsKey { get; init; }

    /// <summary>The policy layer that denied, in AWS's words: <c>identity-based policy</c>, <c>resource-based policy</c>, ….</summary>
    public string? DeniedBy { get; init; }

    /// <summary>The IAM statement, in JSON, that would grant what is missing.</summary>
    public string? Statement { get; init; }

    /// <summary>What to do or to know next.</summary>
    public string? Hint { get; init; }
}
