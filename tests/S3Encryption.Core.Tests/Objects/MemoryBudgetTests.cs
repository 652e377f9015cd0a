using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>Memory stays within its bounds whatever is transferred, and nobody waits for ever.</summary>
public sealed class MemoryBudgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_more_is_held_than_the_budget_and_all_are_served()
    {
        const long all = 1024;
        var budget = new MemoryBudget(all);
        long most = 0, held = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, stop) =>
        {
            var size = 1 + (i * 37 % 600);
            using var lease = await budget.RentAsync(size, stop);
            // What its array takes, which may be nearly twice of what was asked for.
            var taken = lease.Buffer.Length;
            var now = Interlocked.Add(ref held, taken);
            InterlockedMax(ref most, now);
            await Task.Yield();
            _ = Interlocked.Add(ref held, -taken);
        });
        Assert.InRange(most, 1, all);
        using var whole = await budget.RentAsync((int)all, Stop);
        Assert.True(whole.Buffer.Length >= all);
    }

    [Fact]
    public async Task Who_came_first_is_served_first_though_smaller_ones_would_fit()
    {
        var budget = new MemoryBudget(160);
        var held = await budget.RentAsync(60, Stop);
        var large = budget.RentAsync(80, Stop);
        var small = budget.RentAsync(10, Stop);
        Assert.False(large.IsCompleted);
        Assert.False(small.IsCompleted);
        held.Dispose();
        using (await large) using (await small) Assert.True(small.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_larger_than_the_budget_is_served_alone()
    {
        var budget = new MemoryBudget(100);
        var held = await budget.RentAsync(1, Stop);
        var huge = budget.RentAsync(5000, Stop);
        Assert.False(huge.IsCompleted);
        held.Dispose();
        var got = await huge;
        Assert.True(got.Buffer.Length >= 5000);
        var next = budget.RentAsync(1, Stop);
        Assert.False(next.IsCompleted);
        got.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_nothing_and_holds_nobody_up()
    {
        var budget = new MemoryBudget(128);
        var held = await budget.RentAsync(50, Stop);
        using var cancel = new CancellationTokenSource();
        var gone = budget.RentAsync(90, cancel.Token);
        var behind = budget.RentAsync(40, Stop);
        Assert.False(behind.IsCompleted);
        await cancel.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        using (await behind) held.Dispose();
        (await budget.RentAsync(100, Stop)).Dispose();
    }

    [Fact]
    public async Task A_buffer_that_is_given_back_twice_counts_once()
    {
        var budget = new MemoryBudget(100);
        var one = await budget.RentAsync(100, Stop);
        one.Dispose();
        one.Dispose();
        using var held = await budget.RentAsync(100, Stop);
        var next = budget.RentAsync(1, Stop);
        Assert.False(next.IsCompleted);
        _ = Assert.Throws<ObjectDisposedException>(() => one.Buffer);
        held.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public void What_one_thread_gives_back_another_takes()
    {
        const int size = 4 << 20;
        var budget = new MemoryBudget(size);
        var seen = new HashSet<byte[]>();
        for (var i = 0; i < 32; i++)
        {
            var thread = new Thread(() =>
            {
                using var lease = budget.RentAsync(size, CancellationToken.None).GetAwaiter().GetResult();
                _ = seen.Add(lease.Buffer);
            });
            thread.Start();
            thread.Join();
        }

        // One; more only where other tests take it meanwhile.
        Assert.InRange(seen.Count, 1, 8);
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }
}
