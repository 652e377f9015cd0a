using System;
using System.Threading.Tasks;

namespace S3Encryption.Pipeline;

/// <summary>
/// Has what is worked on side by side told in the order in which it was begun. From one thread only.
/// </summary>
/// <param name="before">What is told before all of it; null for nothing.</param>
internal sealed class OutputOrder(Task? before = null)
{
    /// <summary>What may be finished and wait for a slow one before it, for each that is under way.</summary>
    public const int Ahead = 4;

    private Task _before = before ?? Task.CompletedTask;

    /// <summary>The place behind all that were taken; whoever takes it must give it up, or nothing behind it is ever told.</summary>
    public Turn Next()
    {
        var turn = new Turn(_before);
        _before = turn.Ended;
        return turn;
    }

    internal sealed class Turn(Task before) : IDisposable
    {
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Ended => _ended.Task;

        /// <summary>The order of what is told within this turn.</summary>
        public OutputOrder Within() => new(before);

        /// <summary>Writes once it is this one's turn.</summary>
        public async Task WriteAsync(Func<Task> write)
        {
            await before.ConfigureAwait(false);
            await write().ConfigureAwait(false);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (before.IsCompleted)
            {
                _ = _ended.TrySetResult(true);
                return;
            }

            // It failed ahead of its turn; those behind it still wait for those before it.
            _ = before.ContinueWith(
                (_, ended) => ((TaskCompletionSource<bool>)ended!).TrySetResult(true), _ended, TaskScheduler.Default);
        }
    }
}
