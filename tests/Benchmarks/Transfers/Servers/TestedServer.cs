using System;

namespace S3Encryption.Benchmarks.Transfers.Servers;

/// <summary>A server that is up for the length of its scenarios.</summary>
internal abstract class TestedServer : IDisposable
{
    public abstract string Name { get; }

    public abstract Access Access { get; }

    /// <summary>Gives back the room of what was deleted, so that the next round finds what this one found.</summary>
    public virtual void Reclaim()
    {
    }

    public abstract void Dispose();
}
