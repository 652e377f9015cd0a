using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Lets each stretch wait for its turn.</summary>
internal sealed class InOrder
{
    private readonly Dictionary<long, TaskCompletionSource<bool>> _waiting = [];
    private long _next;

    /// <summary>Waits until all before this offset are done.</summary>
    public async Task TurnAsync(long offset, CancellationToken stop)
    {
        TaskCompletionSource<bool> turn;
        lock (_waiting)
        {
            if (offset == _next) return;
            turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(offset, turn);
        }

        using (stop.Register(() => turn.TrySetCanceled())) _ = await turn.Task.ConfigureAwait(false);
    }

    /// <summary>This stretch is done; the next one's turn has come.</summary>
    public void Done(long offset, int count)
    {
        lock (_waiting)
        {
            _next = offset + count;
            if (_waiting.TryGetValue(_next, out var turn)) _ = turn.TrySetResult(true);
            _ = _waiting.Remove(_next);
        }
    }
}
