using System;
using System.IO.Enumeration;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Sandbox.Faults;

/// <summary>A planned fault and what it has seen so far. Not safe for concurrent use.</summary>
internal sealed class WaitingFault(int id, Fault fault)
{
    private readonly Random _random = new(fault.Seed);
    private long _seen;
    private int _happened;

    internal int Id { get; } = id;

    internal bool IsSpent => _happened >= fault.Times;

    /// <summary>What happens to this request; null nothing.</summary>
    internal FaultAction? Next(RequestTrace request)
    {
        if (!Matches(request) || ++_seen < fault.Nth || (fault.Probability < 1 && _random.NextDouble() >= fault.Probability))
        {
            return null;
        }

        _happened++;
        return fault.Action;
    }

    internal PlannedFault ToPlanned() => new(Id, fault, _seen, _happened);

    private static bool Matches(string? pattern, string? text, bool ignoreCase = false) =>
        pattern is null || (text is not null && FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase));

    private bool Matches(RequestTrace request) =>
        Matches(fault.Service, request.Service, ignoreCase: true)
        && Matches(fault.Operation, request.Operation, ignoreCase: true)
        && Matches(fault.Bucket, request.Bucket)
        && Matches(fault.Key, request.Key);
}
