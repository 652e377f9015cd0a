using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Downloading;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>The parts of one transfer end together, and the failure that is told is the one that ended them.</summary>
public sealed class PartGroupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_in_the_order_of_the_start_whoever_is_ready_first()
    {
        using var group = new PartGroup<int>(Stop);
        var late = new TaskCompletionSource();
        var results = await group.RunAsync(() =>
        {
            group.Start(async () =>
            {
                await late.Task;
                return 1;
            });
            group.Start(() =>
            {
                late.SetResult();
                return Task.FromResult(2);
            });
            return Task.CompletedTask;
        });
        Assert.Equal([1, 2], results);
    }

    [Fact]
    public async Task One_that_fails_stops_the_others_and_is_told_not_their_cancellation()
    {
        using var group = new PartGroup<int>(Stop);
        var others = 0;
        var failure = new S3EncryptionException("Throttled", FailureCategory.Throttled, "too much", null);
        var thrown = await Assert.ThrowsAsync<S3EncryptionException>(() => group.RunAsync(() =>
        {
            group.Start(() => WaitAsync());
            group.Start(() => Task.FromException<int>(failure));
            group.Start(() => WaitAsync());
            return Task.CompletedTask;
        }));
        Assert.Same(failure, thrown);
        Assert.Equal(2, others);

        async Task<int> WaitAsync()
        {
            try
            {
                await Task.Delay(Timeout.Infinite, group.Token);
                return 0;
            }
            finally
            {
                _ = Interlocked.Increment(ref others);
            }
        }
    }

    [Fact]
    public async Task A_source_that_fails_is_told_after_all_that_was_at_work_has_ended()
    {
        using var group = new PartGroup<int>(Stop);
        var ended = false;
        _ = await Assert.ThrowsAsync<System.IO.InvalidDataException>(() => group.RunAsync(() =>
        {
            group.Start(async () =>
            {
                await Task.Delay(Timeout.Infinite, group.Token).ContinueWith(_ => ended = true, TaskScheduler.Default);
                return 0;
            });
            throw new System.IO.InvalidDataException("unreadable");
        }));
        Assert.True(ended);
    }

    [Fact]
    public async Task A_stop_is_a_stop_and_not_a_failure()
    {
        using var stop = new CancellationTokenSource();
        using var group = new PartGroup<int>(stop.Token);
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => group.RunAsync(() =>
        {
            group.Start(async () =>
            {
                await stop.CancelAsync();
                throw new S3EncryptionException("ConnectionLost", FailureCategory.Connection, "cut", null);
            });
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Stretches_have_their_turn_in_order_whoever_comes_first()
    {
        var order = new InOrder();
        var third = order.TurnAsync(30, Stop);
        var second = order.TurnAsync(10, Stop);
        Assert.False(second.IsCompleted);
        await order.TurnAsync(0, Stop);
        order.Done(0, 10);
        await second;
        Assert.False(third.IsCompleted);
        order.Done(10, 20);
        await third;
    }

    [Fact]
    public async Task Who_waits_for_a_turn_that_never_comes_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var waiting = new InOrder().TurnAsync(10, stop.Token);
        await stop.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
