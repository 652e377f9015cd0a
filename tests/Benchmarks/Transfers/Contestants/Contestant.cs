using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>Somebody who can do the transfers.</summary>
internal abstract class Contestant
{
    /// <summary>Its column's name, and what <c>--contestants</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What of it was measured, and its version.</summary>
    public abstract string Description { get; }

    /// <summary>Why it cannot be measured here; null where it can.</summary>
    public virtual string? Missing => null;

    /// <summary>Whether it has a way to do this that a person would use.</summary>
    public virtual bool TakesPartIn(Scenario scenario) => true;

    public abstract Run Measure(Transfer transfer);
}
