namespace S3Encryption;

/// <summary>An IAM or key policy for work with S3. Its text is <see cref="Json"/>, and so is the object as text.</summary>
public sealed record S3KmsPolicy
{
    /// <summary>What it is for; null for the policy of the default keys (<c>alias/aws/*</c>).</summary>
    public KmsPolicyTask? For { get; init; }

    /// <summary>Where it is attached.</summary>
    public required KmsPolicyPlace As { get; init; }

    /// <summary>The key; null for the default keys, and in the policy of a key that is yet to be made.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The document, in JSON.</summary>
    public required string Json { get; init; }

    /// <summary>The document, in JSON.</summary>
    public override string ToString() => Json;
}
