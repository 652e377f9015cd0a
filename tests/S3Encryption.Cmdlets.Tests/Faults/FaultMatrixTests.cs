using System;
using System.Collections.Generic;
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
        AssertNone(matrix.Cells.Where(c => c.Scenario.Name == scenario).SelectMany(c => c.Verdict.Wrongs.Select(w => $"{c}: {w}")));

    [Fact]
    public void Every_scenario_works_while_nothing_goes_wrong() => AssertNone(matrix.Broken);

    [Fact]
    public void What_a_retry_hides_no_user_hears_of() =>
        AssertNone(matrix.Cells.Where(c => c.Fault.IsSurvived && c.Verdict.Outcome != Verdict.Survived && !IsSentOnce(c)).Select(c => c.ToString()));

    // All of them: Assert.Empty shows the beginnings of a few.
    private static void AssertNone(IEnumerable<string> wrongs)
    {
        var all = wrongs.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    // CreateKey has no token by which KMS would know a second one for the first, so that it is never sent again: a key costs money.
    private static bool IsSentOnce(Cell cell) => cell.Operation is { Service: "kms", Name: "CreateKey" };

    /// <summary>To write the document anew: set S3ENCRYPTION_FAULTS_WRITE to 1, and look at the difference.</summary>
    [Fact]
    public void The_document_says_what_comes_of_each_fault()
    {
        Assert.SkipWhen(FaultMatrix.IsPart, "Only a part of the matrix was run.");
        if (Environment.GetEnvironmentVariable("S3ENCRYPTION_FAULTS_WRITE") == "1") FaultTable.Write(FaultTable.Of(matrix.Cells));
        AssertNone(FaultTable.Differences(matrix.Cells));
    }
}
