using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>Work on many items of which only so many are under way at once, and none is remembered when it is done.</summary>
/// <param name="most">How many.</param>
/// <param name="stop">The caller's stop.</param>
public sealed class BoundedWork(int most, CancellationToken stop) : IDisposable
{
    private readonly SemaphoreSlim _room = new(most);
    private readonly CancellationTokenSource _failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins one item as soon as there is room. A failure that it lets out ends all of it.</summary>
    public async Task StartAsync(Func<CancellationToken, Task> work)
    {
        await _room.WaitAsync(_failed.Token).ConfigureAwait(false);
        _ = Task.Run(async () =>
        {
            try
            {
                await work(_failed.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _ = Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                _failed.Cancel();
            }
            finally
            {
                _ = _room.Release();
            }
        });
    }

    /// <summary>Has all of it begun, by <see cref="StartAsync"/>, and waits until it is done.</summary>
    public async Task RunAsync(Func<Task> begin)
    {
        try
        {
            await begin().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            // What failed is told below.
        }
        finally
        {
            // Not the caller's stop: what is under way ends first.
            for (var i = 0; i < most; i++) await _room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        stop.ThrowIfCancellationRequested();
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
        _failed.Dispose();
    }
}
