using System.Linq;

namespace S3Encryption.Sandbox.Faults;

/// <summary>
/// An error answer in the service's own form, before anything is done. With status 200 it is the error in the body of a success, as
/// CompleteMultipartUpload and CopyObject may bring it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html.
/// Status (0) and message (null) may be left to AWS's own where the code is a common one.
/// </summary>
public sealed record AnswerError(int Status, string Code, string? Message = null) : FaultAction
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = Status != 0 ? Status : CommonErrors.Find(Code)?.Status ?? 0;

    /// <summary>The message.</summary>
    public string Message { get; init; } = Message ?? CommonErrors.Find(Code)?.Message ?? "A fault was asked for.";

    /// <summary>The Retry-After header, in seconds; null none.</summary>
    public int? RetryAfter { get; init; }

    internal override string? Problem =>
        string.IsNullOrEmpty(Code) || !Code.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_' or '-')
            ? "code needs an error code of AWS, such as SlowDown, not «" + Code + "»."
        : Status == 0 ? "status is needed, since «" + Code + "» is none of " + CommonErrors.Codes + "."
        : Status is not (200 or (>= 300 and < 600)) or 304 ? "status needs 200 or an error's, not " + Status + "."
        : RetryAfter < 0 ? "retryAfter needs seconds, not " + RetryAfter + "."
        : null;
}
