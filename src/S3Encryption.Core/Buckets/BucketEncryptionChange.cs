namespace S3Encryption.Core.Buckets;

/// <summary>What is to change in a bucket's encryption. What is null stays as it is.</summary>
public sealed record BucketEncryptionChange
{
    /// <summary>The new default encryption.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>The KMS key: id, ARN, alias name or alias ARN; <c>alias/aws/s3</c> for the AWS managed key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the KMS key is written as it was given, without asking KMS about it.</summary>
    public bool SkipKeyCheck { get; init; }

    /// <summary>Whether to use a Bucket Key.</summary>
    public bool? BucketKey { get; init; }

    /// <summary>Whether SSE-C uploads are taken.</summary>
    public SseCUse? SseC { get; init; }

    /// <summary>The rule that comes of it.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidEncryptionChange</c>: the parts do not go together.</exception>
    internal BucketRule ApplyTo(BucketRule current, S3Location location)
    {
        // A key alone says KMS; where the bucket is KMS already, its kind stays.
        var kind = Encryption ?? (KmsKeyId is not null && !Algorithms.UsesKms(current.Kind) ? EncryptionKind.SseKms : current.Kind);
        if (KmsKeyId is not null && !Algorithms.UsesKms(kind))
            throw Invalid(location, $"a KMS key does not go with {kind}", "Use -Encryption SseKms or DsseKms, or leave out -KmsKeyId.");
        // An alias in the configuration would be another key for requesters of other accounts.
        if (SkipKeyCheck && KmsKeyId?.Contains("alias/") == true && !Access.KmsKey.IsDefault(KmsKeyId))
            throw Invalid(location, "an alias has to be looked up", "Give the key's ARN, or leave out -SkipKeyCheck.");
        if (BucketKey == true && kind != EncryptionKind.SseKms)
            throw Invalid(location, $"a Bucket Key does not go with {kind}", "Bucket Keys exist for -Encryption SseKms alone.");
        return new BucketRule(
            kind,
            AlgorithmOf(kind, current),
            Algorithms.UsesKms(kind) ? Key(current) : null,
            BucketKey ?? (current.BucketKey && (kind == current.Kind || kind == EncryptionKind.SseKms)),
            SseC ?? current.SseC)
        { OtherBlocked = current.OtherBlocked };
    }

    private string? Key(BucketRule current)
    {
        if (KmsKeyId is null) return current.KmsKeyId;
        return Access.KmsKey.IsDefault(KmsKeyId) ? null : KmsKeyId;
    }

    private static string AlgorithmOf(EncryptionKind kind, BucketRule current) =>
        kind is EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms ? Algorithms.Of(kind) : current.Algorithm;

    private static S3EncryptionException Invalid(S3Location location, string reason, string hint) =>
        new(
            "InvalidEncryptionChange", FailureCategory.InvalidInput, $"{location}: {reason}; nothing was changed.",
            hint)
        { Location = location };
}
