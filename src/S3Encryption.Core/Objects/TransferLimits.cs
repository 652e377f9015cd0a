using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>What all transfers of one command share: how many requests are in flight, and how much content is in memory.</summary>
public sealed class TransferLimits(int requests) : IDisposable
{
    /// <summary>Six parts of 8 MiB on their way out, or twelve ranges of 4 MiB on their way in.</summary>
    private const long Content = 48L << 20;

    private readonly SemaphoreSlim _requests = new(requests);

    /// <summary>The memory for content.</summary>
    internal MemoryBudget Memory { get; } = new(Content);

    /// <summary>Waits for a place, does the work, and gives the place back.</summary>
    internal async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _requests.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _ = _requests.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        Memory.Dispose();
    }
}
