namespace S3Encryption.Sandbox.Observation;

/// <summary>
/// One request as the sandbox saw it: nothing of its headers, so that no secret can be in it. The operation is null where none was
/// recognised, the principal where nobody was, the error code where the answer was no error; a status of 0 is a connection that broke
/// before the answer.
/// </summary>
public sealed record RequestRecord(
    string Service, string? Operation, string? Bucket, string? Key, int Status, string? Principal, string? ErrorCode);
