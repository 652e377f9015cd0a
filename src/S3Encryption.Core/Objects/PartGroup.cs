using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>
/// The parts of one transfer at work. One that fails stops the others at once, and its failure is the one told; nothing is at work any
/// more when the end is reported.
/// </summary>
internal sealed class PartGroup<T>(CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource _failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly List<Task<T>> _parts = [];

    /// <summary>Cancelled by the caller's stop and by the first failure.</summary>
    public CancellationToken Token => _failed.Token;

    public void Start(Func<Task<T>> part) => _parts.Add(Task.Run(() => GuardAsync(part)));

    /// <summary>Starts parts until there are no more, and waits for all.</summary>
    /// <param name="start">Starts them, by <see cref="Start"/>.</param>
    /// <returns>What they gave, in the order of their start.</returns>
    public async Task<T[]> RunAsync(Func<Task> start)
    {
        Exception? notStarted = null;
        try
        {
            await start().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            notStarted = e;
            _failed.Cancel();
        }

        try
        {
            var results = await Task.WhenAll(_parts).ConfigureAwait(false);
            if (notStarted is not null) ExceptionDispatchInfo.Capture(notStarted).Throw();
            return results;
        }
        catch
        {
            stop.ThrowIfCancellationRequested();
            var causes = _parts.Select(p => p.Exception?.InnerException).Append(notStarted);
            if (causes.OfType<S3EncryptionException>().FirstOrDefault() is { } cause) ExceptionDispatchInfo.Capture(cause).Throw();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _failed.Dispose();

    private async Task<T> GuardAsync(Func<Task<T>> part)
    {
        try
        {
            return await part().ConfigureAwait(false);
        }
        catch
        {
            _failed.Cancel();
            throw;
        }
    }
}
