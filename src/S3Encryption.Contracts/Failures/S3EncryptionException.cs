using System;

namespace S3Encryption;

/// <summary>
/// A failure of S3Encryption: a stable id, what failed on what, why, and what to do next. It never holds key material.
/// </summary>
public sealed class S3EncryptionException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="errorId">The stable id, such as <c>SseCKeyMismatch</c>.</param>
    /// <param name="category">What sort of failure.</param>
    /// <param name="message">What failed, on what, and why.</param>
    /// <param name="hint">What to do next, with the command to run.</param>
    /// <param name="innerException">What caused it, if that can hold no secret.</param>
    public S3EncryptionException(
        string errorId, FailureCategory category, string message, string? hint = null, Exception? innerException = null)
        : base(VisibleText.OfLines(hint is null ? Sentence(message) : Sentence(message) + " " + hint), innerException)
    {
        ErrorId = errorId;
        Category = category;
        Hint = hint is null ? null : VisibleText.OfLines(hint);
    }

    /// <summary>The stable id, also the first part of the error record's FullyQualifiedErrorId.</summary>
    public string ErrorId { get; }

    /// <summary>What sort of failure.</summary>
    public FailureCategory Category { get; }

    /// <summary>What to do next.</summary>
    public string? Hint { get; }

    /// <summary>The AWS operation that failed, such as <c>PutObject</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The bucket or object.</summary>
    public S3Location? Location { get; init; }

    /// <summary>The Region that would have been right, where S3 named it.</summary>
    public string? Region { get; init; }

    /// <summary>The KMS key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The file.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP status, where a service answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own error code, such as <c>AccessDenied</c>.</summary>
    public string? AwsErrorCode { get; init; }

    /// <summary>The request id that AWS Support asks for.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether nothing that follows could succeed either: credentials, connection, certificate.</summary>
    public bool StopsEverything { get; init; }

    // Services' own messages often end without a full stop, or with one too many, and a hint follows.
    private static string Sentence(string text)
    {
        var words = text.TrimEnd(' ', '.');
        return words.Length > 0 && words[words.Length - 1] is '!' or '?' ? words : words + ".";
    }
}
