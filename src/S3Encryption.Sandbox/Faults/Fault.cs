using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace S3Encryption.Sandbox.Faults;

/// <summary>
/// What is to go wrong, and for which requests: verified ones whose operation is known, so that a refused signature does not count.
/// Service, operation, bucket and key may hold <c>*</c> and <c>?</c>; a backslash takes away their meaning, and its own. By itself a
/// fault happens once, to the first request that matches. Every fault looks at every request by itself, and several may happen to one,
/// in the order in which they were added.
/// </summary>
public sealed record Fault
{
    /// <summary>A fault that is given by its properties.</summary>
    [JsonConstructor]
    public Fault()
    {
    }

    /// <summary>A fault that happens once, to the <paramref name="nth"/> matching request.</summary>
    [SetsRequiredMembers]
    public Fault(string service, string operation, int nth, FaultAction action)
    {
        Service = service;
        Operation = operation;
        Nth = nth;
        Action = action;
    }

    /// <summary><c>s3</c>, <c>s3-control</c>, <c>kms</c> or <c>sts</c>.</summary>
    public string Service { get; init; } = "*";

    /// <summary>The operation, by its name in the API reference; the case does not matter.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The bucket; null any, and requests without one.</summary>
    public string? Bucket { get; init; }

    /// <summary>The object key; null any, and requests without one.</summary>
    public string? Key { get; init; }

    /// <summary>From which matching request on, counted from 1 and from when the fault was added.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many times it happens; null without end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Times { get; init; } = 1;

    /// <summary>How likely it happens to each of these requests, above 0 and up to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Of the random numbers: the same seed picks the same of the matching requests.</summary>
    public int Seed { get; init; }

    /// <summary>What happens.</summary>
    public required FaultAction Action { get; init; }

    /// <summary>What is wrong with the fault itself; null nothing.</summary>
    [JsonIgnore]
    internal string? Problem =>
        Nth < 1 ? "nth needs 1 or more, not " + Nth + "."
        : Times < 1 ? "times needs 1 or more, or null for «without end», not " + Times + "."
        : Probability is not (> 0 and <= 1) ? "probability needs a number above 0 and up to 1."
        : Action.Problem;
}
