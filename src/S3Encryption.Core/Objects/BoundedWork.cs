using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>
/// Work on many items of which only so many are under way at once, and none is remembered when it is done. It may begin with few and have
/// one more under way for each that is done, which doubles them in each round: who wants only the first pays for few.
/// </summary>
/// <param name="most">How many.</param>
/// <param name="stop">The caller's stop.</param>
/// <param name="first">How many it begins with; null for all of them.</param>
public sealed class BoundedWork(int most, CancellationToken stop, int? first = null) : IDisposable
{
    private readonly SemaphoreSlim _room = new(Math.Min(first ?? most, most));
    private readonly CancellationTokenSource _failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private ExceptionDispatchInfo? _failure;
    private int _places = Math.Min(first ?? most, most);

    /// <summary>Whether fewer may be under way now than later.</summary>
    public bool IsGrowing => Volatile.Read(ref _places) < most;

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
                _ = _room.Release(Grow() ? 2 : 1);
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
            for (var i = 0; i < Volatile.Read(ref _places); i++) await _room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
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

    private bool Grow()
    {
        for (var places = Volatile.Read(ref _places); places < most; places = Volatile.Read(ref _places))
            if (Interlocked.CompareExchange(ref _places, places + 1, places) == places) return true;
        return false;
    }
}
