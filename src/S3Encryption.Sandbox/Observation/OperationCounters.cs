using System.Collections.Generic;

namespace S3Encryption.Sandbox.Observation;

/// <summary>
/// What became of the requests of one operation. Errors are by their code; broken are connections that ended before the answer; bytes are
/// those of bodies, as declared. The operation is null where none was recognised.
/// </summary>
public sealed record OperationCounters(
    string Service,
    string? Operation,
    long Requests,
    IReadOnlyDictionary<string, long> Errors,
    long Broken,
    long Faults,
    long BytesIn,
    long BytesOut);
