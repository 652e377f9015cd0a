using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Failures;

/// <summary>What a request is about, so that its failure can say so.</summary>
/// <param name="Operation">The AWS operation, such as <c>PutObject</c>.</param>
/// <param name="Endpoint">Where it goes.</param>
internal sealed record RequestSubject(string Operation, Endpoint Endpoint)
{
    /// <summary>The bucket or object.</summary>
    public S3Location? Location { get; init; }

    /// <summary>The Batch Operations job.</summary>
    public string? JobId { get; init; }

    /// <summary>The KMS key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The SSE-C key that went with it.</summary>
    public SseCKey? SseCKey { get; init; }

    /// <summary>Whether it writes.</summary>
    public bool Writes { get; init; }

    /// <summary>What a message names: the object, the bucket, the KMS key, the job, or the operation.</summary>
    public string Name => Location?.ToString() ?? KmsKeyId ?? (JobId is null ? Operation : "Job " + JobId);
}
