namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>An operation of a service, as the sandbox's log names it.</summary>
internal sealed record OperationName(string Service, string Name)
{
    public override string ToString() => Service == "s3" ? Name : $"{Service}:{Name}";
}
