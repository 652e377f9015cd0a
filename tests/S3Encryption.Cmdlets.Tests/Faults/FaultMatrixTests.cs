using System.Linq;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Whatever goes wrong with whichever request: what is stored is whole, and the user is told what is true (docs/faults.md).</summary>
[Collection(AloneCollection.Name)]
public sealed class FaultMatrixTests(FaultMatrix matrix) : IClassFixture<FaultMatrix>
{
    public static TheoryData<string> Scenarios => [.. Scenario.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Nothing_is_lost_mixed_or_left_behind_and_every_failure_is_told(string scenario) =>
        Assert.Empty(matrix.Cells.Where(c => c.Scenario.Name == scenario).SelectMany(c => c.Verdict.Wrongs.Select(w => $"{c}: {w}")));

    [Fact]
    public void Every_scenario_works_while_nothing_goes_wrong() => Assert.Empty(matrix.Broken);

    [Fact]
    public void What_a_retry_hides_no_user_hears_of() =>
        Assert.Empty(matrix.Cells.Where(c => c.Fault.IsSurvived && c.Verdict.Outcome != Verdict.Survived).Select(c => c.ToString()));
}
