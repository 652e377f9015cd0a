using System;

namespace S3Encryption.Sandbox.Observation;

/// <summary>
/// One request as the sandbox saw it: nothing of its headers but what is named here, and nothing of its query, so that no secret can be
/// in it. The operation is null where none was recognised, the principal where nobody was, the error code where the answer was no error;
/// a status of 0 is a connection that broke before the answer.
/// </summary>
public sealed record RequestRecord(
    string Service, string? Operation, string? Bucket, string? Key, int Status, string? Principal, string? ErrorCode)
{
    /// <summary>Its place in the log, from 1 and without gaps.</summary>
    public long Number { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>How long it took, body and all; null where it has not come to its end.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>The size of the request body, as declared.</summary>
    public long BytesIn { get; init; }

    /// <summary>The size of the response body, as declared.</summary>
    public long BytesOut { get; init; }

    /// <summary>The Range header.</summary>
    public string? Range { get; init; }

    /// <summary>The version in the answer.</summary>
    public string? VersionId { get; init; }

    /// <summary>The encryption in the answer: <c>AES256</c>, <c>aws:kms</c>, <c>aws:kms:dsse</c> or <c>SSE-C</c>.</summary>
    public string? Encryption { get; init; }

    /// <summary>The faults that happened to it, joined by <c>+</c>; null none.</summary>
    public string? Fault { get; init; }
}
