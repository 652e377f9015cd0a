namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>A field of the matrix: which fault happens to which request of which command.</summary>
/// <param name="Scenario">The command.</param>
/// <param name="Operation">The operation whose request it is.</param>
/// <param name="Fault">What happens to it.</param>
/// <param name="Nth">The how manieth request of that operation.</param>
/// <param name="Verdict">What came of it.</param>
internal sealed record Cell(Scenario Scenario, OperationName Operation, FaultKind Fault, int Nth, Verdict Verdict)
{
    public override string ToString() => $"{Scenario} | {Operation} {Nth} | {Fault}: {Verdict.Outcome} {Verdict.Difference}";
}
