namespace S3Encryption.Sandbox.Faults;

/// <summary>A fault that may still happen, with how many requests it has matched and how often it has happened.</summary>
public sealed record PlannedFault(int Id, Fault Fault, long Seen, int Happened);
