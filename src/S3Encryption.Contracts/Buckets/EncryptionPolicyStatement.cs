namespace S3Encryption;

/// <summary>One of the encryption statements that this module keeps in a bucket's policy.</summary>
public sealed record EncryptionPolicyStatement
{
    /// <summary>The bucket's name.</summary>
    public required string BucketName { get; init; }

    /// <summary>The statement's name in the policy, such as <c>S3EncryptionRequireTls</c>.</summary>
    public required string Sid { get; init; }

    /// <summary>What it requires.</summary>
    public required EncryptionRequirement Requirement { get; init; }

    /// <summary>The kind of encryption that uploads must have; null where the statement is about something else.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>The ARN of the KMS key that uploads must name; null where the statement is about something else.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether uploads must say so in a header. Else those without one are admitted and get the bucket's default.</summary>
    public bool RequireHeader { get; init; }

    /// <summary>Whether the statement is as this module writes it. Where not, somebody changed it, and it may require anything.</summary>
    public bool IsIntact { get; init; }

    /// <summary>The statement itself, in JSON.</summary>
    public required string Statement { get; init; }
}
