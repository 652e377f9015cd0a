namespace S3Encryption.Sandbox.Observation;

/// <summary>What becomes known of a request on its way.</summary>
internal sealed class RequestTrace(string service)
{
    internal string Service { get; } = service;

    internal string? Operation { get; set; }

    internal string? Bucket { get; set; }

    internal string? Key { get; set; }

    internal string? Principal { get; set; }

    internal string? ErrorCode { get; set; }

    internal RequestRecord ToRecord(int status) => new(Service, Operation, Bucket, Key, status, Principal, ErrorCode);
}
