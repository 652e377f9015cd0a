using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Pipeline;

/// <summary>
/// Runs a cmdlet's work off the pipeline thread and brings what it has to say back onto that thread, the only one that may write to the
/// streams. The cmdlet starts units of work, then drains until few enough are left; a stop cancels them and waits until they have ended.
/// </summary>
internal sealed class PipelineBridge : IDisposable
{
    /// <summary>How much may wait for a slow pipeline before the work waits too, so that memory stays flat.</summary>
    private const int MostWaiting = 512;

    private static readonly Action UnitEnded = () => { };
    private readonly BlockingCollection<(Action Do, bool IsFirm)> _arrived = new();
    private readonly SemaphoreSlim _room = new(MostWaiting);

    // Cancelled by Ctrl+C, by a downstream command that has enough, and by a failure that ends the cmdlet.
    private readonly CancellationTokenSource _stop = new();
    private ExceptionDispatchInfo? _failure;
    private int _inFlight;

    /// <summary>Starts a unit of work. From the pipeline thread only.</summary>
    public void Start(Func<CancellationToken, Task> work)
    {
        _inFlight++;
        _ = Task.Run(async () =>
        {
            try
            {
                await work(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Stopped: not a failure.
            }
            catch (Exception e)
            {
                _ = Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                _stop.Cancel();
            }
            finally
            {
                _arrived.Add((UnitEnded, false));
            }
        });
    }

    /// <summary>Has an action run on the pipeline thread, in the order of arrival. Waits where the pipeline is slow.</summary>
    public async Task PostAsync(Action action)
    {
        await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
        _arrived.Add((() =>
        {
            _ = _room.Release();
            action();
        }, false));
    }

    /// <summary>The same without waiting: for what is rare or rationed, such as progress and warnings.</summary>
    /// <param name="action">What is to be run.</param>
    /// <param name="isFirm">Whether also after a failure that ends the cmdlet: what it leaves behind has to be told.</param>
    public void Post(Action action, bool isFirm = false) => _arrived.Add((action, isFirm));

    /// <summary>Asks on the pipeline thread, as <c>ShouldProcess</c> must, and brings back the answer.</summary>
    public async Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopped = _stop.Token.Register(() => answer.TrySetCanceled());
        _arrived.Add((() => answer.TrySetResult(question()), false));
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Runs what arrives until at most <paramref name="limit"/> units are in flight. From the pipeline thread only.</summary>
    /// <exception cref="PipelineStoppedException">The user stopped the pipeline; the work has ended.</exception>
    public void DrainUntil(int limit)
    {
        try
        {
            while (_arrived.TryTake(out var action) || (_inFlight > limit && _arrived.TryTake(out action, Timeout.Infinite))) Run(action);
        }
        catch
        {
            // The pipeline is going down (a stop, or Select-Object -First has enough): end the work before letting it go.
            EndWork();
            throw;
        }

        if (!_stop.IsCancellationRequested) return;
        EndWork();
        _failure?.Throw();
        throw new PipelineStoppedException();
    }

    /// <summary>Asks the work to end. From any thread.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet had ended when the stop came.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EndWork();
        _stop.Dispose();
        _room.Dispose();
        _arrived.Dispose();
    }

    private void Run((Action Do, bool IsFirm) arrived)
    {
        if (arrived.Do == UnitEnded) _inFlight--;
        else if (!_stop.IsCancellationRequested || (arrived.IsFirm && _failure is not null)) arrived.Do();
    }

    private void EndWork()
    {
        Stop();
        while (_inFlight > 0) Run(_arrived.Take());
    }
}
