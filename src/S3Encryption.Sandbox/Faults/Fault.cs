namespace S3Encryption.Sandbox.Faults;

/// <summary>
/// A fault for the <paramref name="Nth"/> matching request from when it was added, counted from 1. Service is <c>s3</c>, <c>kms</c> or
/// <c>sts</c>; Operation is its name in the API reference. It happens once.
/// </summary>
public sealed record Fault(string Service, string Operation, int Nth, FaultAction Action);
