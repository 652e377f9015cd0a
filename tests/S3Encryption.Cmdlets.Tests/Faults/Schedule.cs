using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>One to four faults drawn at random for the requests that a scenario sends, the same for the same seed.</summary>
internal sealed record Schedule(int Seed, IReadOnlyList<Fault> Faults)
{
    private const int MostFaults = 4;

    /// <summary>Draws one. An operation is drawn as often as it is sent; a fault may also wait for a request that only comes because of another.</summary>
    /// <param name="seed">The same seed gives the same faults.</param>
    /// <param name="sent">What the scenario sends while nothing goes wrong.</param>
    public static Schedule Draw(int seed, IReadOnlyList<RequestRecord> sent)
    {
        var random = new Random(seed);
        return new Schedule(seed, [.. Enumerable.Range(0, random.Next(1, MostFaults + 1)).Select(_ => Draw(random, sent))]);
    }

    public override string ToString() => $"seed {Seed}: " + string.Join(", ", Faults.Select(f => $"{f.Operation} {f.Nth} {f.Action} ×{f.Times}"));

    private static Fault Draw(Random random, IReadOnlyList<RequestRecord> sent)
    {
        var request = sent[random.Next(sent.Count)];
        var operation = new OperationName(request.Service, request.Operation!);
        var kinds = FaultKind.All.Where(kind => kind.Touches(request)).ToList();
        // Who stalls costs a second, and has been tried one by one.
        var kind = kinds[random.Next(kinds.Count)];
        if (kind.Action is StallConnection && random.Next(4) > 0) kind = FaultKind.Named("lost answer");
        var nth = 1 + random.Next(1 + sent.Count(r => r.Operation == request.Operation));
        // Now and then for longer than any retry lasts.
        var times = kind.Action is StallConnection || random.Next(4) > 0 ? 1 : random.Next(2, 8);
        return kind.On(operation, nth) with { Times = times };
    }
}
