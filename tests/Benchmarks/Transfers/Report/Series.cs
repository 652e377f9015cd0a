using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>A contestant's measured rounds of one scenario.</summary>
internal sealed record Series(string Contestant, List<Run> Rounds)
{
    /// <summary>Why there are fewer rounds than the others have; null if there are not.</summary>
    public string? Failure { get; set; }

    public Spread Of(Func<Run, double> value) => new([.. Rounds.Select(value)]);

    /// <summary>Null if it did not measure it of itself.</summary>
    public Spread? Of(Func<Run, double?> value) =>
        Rounds.Exists(run => value(run) is null) ? null : new([.. Rounds.Select(run => value(run)!.Value)]);

    /// <summary>This to the other, round by round: what the machine did in one round, it did to both.</summary>
    public Spread To(Series other, Func<Run, double> value) =>
        new([.. Rounds.Zip(other.Rounds, (here, there) => value(here) / value(there))]);
}
