using System.Collections.Generic;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>What is to change in the encryption statements of a bucket policy. What is null stays as it is.</summary>
public sealed record EncryptionPolicyChange
{
    /// <summary>Whether plain HTTP is denied.</summary>
    public bool? RequireTls { get; init; }

    /// <summary>The kind that uploads must have.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>The KMS key that uploads must name: id, ARN, alias name or alias ARN.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether SSE-C uploads are denied.</summary>
    public bool? DenySseC { get; init; }

    /// <summary>Whether uploads must say in a header what is required of them.</summary>
    public bool? RequireHeader { get; init; }

    /// <summary>What is to be required no longer.</summary>
    public IReadOnlyCollection<EncryptionRequirement> Removed { get; init; } = [];

    /// <summary>Replaces statements under our Sids that are not as ours, and writes what locks the caller out.</summary>
    public bool Force { get; init; }

    /// <summary>Whether it is about how uploads are encrypted.</summary>
    internal bool RequiresOfUploads => Encryption is not null || KmsKeyId is not null || RequireHeader is not null;
}
