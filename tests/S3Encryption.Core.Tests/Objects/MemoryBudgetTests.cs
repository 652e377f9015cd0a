using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>Memory stays within its bounds whatever is transferred, nobody waits for ever, and nobody is given what another has.</summary>
public sealed class MemoryBudgetTests
{
    private const int Page = 64 << 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_sizes_are_mixed_no_more_memory_is_made_than_the_budget_and_no_two_have_the_same()
    {
        const int slabs = 3;
        using var budget = new MemoryBudget(slabs * (long)Slab.Size);
        var arrays = new ConcurrentDictionary<byte[], int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, stop) =>
        {
            // From nothing to a whole slab, most of them small.
            var size = (int)(Math.Pow((i * 7919 % 3000) / 3000.0, 6) * Slab.Size);
            using var lease = await budget.RentAsync(size, stop);
            _ = arrays.TryAdd(lease.Content.Array!, 0);
            Assert.Equal(size, lease.Content.Count);
            // Its first bytes and its last, and some of each page between.
            var (array, places) = (lease.Content.Array!, Places(size));
            places.ForEach(at => array[lease.Content.Offset + at] = (byte)i);
            await Task.Yield();
            Assert.All(places, at => Assert.Equal((byte)i, array[lease.Content.Offset + at]));
        });
        Assert.InRange(arrays.Count, 1, slabs);
    }

    [Fact]
    public async Task Never_more_is_held_than_the_budget_and_all_are_served()
    {
        const long all = 16 * Page;
        using var budget = new MemoryBudget(all);
        long most = 0, held = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, stop) =>
        {
            var pages = 1 + (i * 37 % 9);
            using var lease = await budget.RentAsync(pages * Page, stop);
            var now = Interlocked.Add(ref held, pages * Page);
            InterlockedMax(ref most, now);
            await Task.Yield();
            _ = Interlocked.Add(ref held, -pages * Page);
        });
        Assert.InRange(most, 1, all);
        using var whole = await budget.RentAsync((int)all, Stop);
        Assert.Equal(all, whole.Content.Count);
    }

    [Fact]
    public async Task Who_came_first_is_served_first_though_smaller_ones_would_fit()
    {
        using var budget = new MemoryBudget(10 * Page);
        var held = await budget.RentAsync(6 * Page, Stop);
        var large = budget.RentAsync(8 * Page, Stop);
        var small = budget.RentAsync(Page, Stop);
        Assert.False(large.IsCompleted);
        Assert.False(small.IsCompleted);
        held.Dispose();
        using (await large) using (await small) Assert.True(small.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_for_which_there_is_no_room_at_one_place_waits_for_it()
    {
        using var budget = new MemoryBudget(Slab.Size);
        var before = await budget.RentAsync(Slab.Size / 4, Stop);
        using var between = await budget.RentAsync(Slab.Size / 4, Stop);
        before.Dispose();
        var large = budget.RentAsync((Slab.Size / 2) + Page, Stop);
        Assert.False(large.IsCompleted);
        between.Dispose();
        using var got = await large;
        Assert.Equal((Slab.Size / 2) + Page, got.Content.Count);
    }

    [Theory]
    [InlineData(Page + 1)]
    [InlineData(Slab.Size + 1)]
    public async Task One_larger_than_the_budget_is_served_alone(int size)
    {
        using var budget = new MemoryBudget(Page);
        var held = await budget.RentAsync(1, Stop);
        var huge = budget.RentAsync(size, Stop);
        Assert.False(huge.IsCompleted);
        held.Dispose();
        var got = await huge;
        Assert.Equal(size, got.Content.Count);
        var next = budget.RentAsync(1, Stop);
        Assert.False(next.IsCompleted);
        got.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_nothing_and_holds_nobody_up()
    {
        using var budget = new MemoryBudget(10 * Page);
        var held = await budget.RentAsync(5 * Page, Stop);
        using var cancel = new CancellationTokenSource();
        var gone = budget.RentAsync(9 * Page, cancel.Token);
        var behind = budget.RentAsync(4 * Page, Stop);
        Assert.False(behind.IsCompleted);
        await cancel.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        using (await behind) held.Dispose();
        (await budget.RentAsync(10 * Page, Stop)).Dispose();
    }

    [Fact]
    public async Task What_is_given_back_twice_counts_once()
    {
        using var budget = new MemoryBudget(Page);
        var one = await budget.RentAsync(Page, Stop);
        one.Dispose();
        one.Dispose();
        using var held = await budget.RentAsync(Page, Stop);
        var next = budget.RentAsync(1, Stop);
        Assert.False(next.IsCompleted);
        _ = Assert.Throws<ObjectDisposedException>(() => one.Content);
        held.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task What_is_still_in_use_when_a_command_ends_is_not_given_to_the_next()
    {
        var first = new MemoryBudget(Slab.Size);
        var kept = await first.RentAsync(Page, Stop);
        first.Dispose();
        using var second = new MemoryBudget(Slab.Size);
        using var other = await second.RentAsync(Page, Stop);
        Assert.NotSame(kept.Content.Array, other.Content.Array);
        kept.Dispose();
    }

    private static List<int> Places(int size)
    {
        var places = new List<int>();
        for (var at = 0; at < size; at += at < 9 || at > size - 9 ? 1 : Math.Min(4099, size - 8 - at)) places.Add(at);
        return places;
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }
}
