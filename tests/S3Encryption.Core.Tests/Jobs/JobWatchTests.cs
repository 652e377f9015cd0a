using System;
using System.Linq;
using S3Encryption.Core.Jobs;
using Xunit;

namespace S3Encryption.Core.Tests.Jobs;

/// <summary>A small job is waited for in moments, and one of days without wearing S3 Control out.</summary>
public sealed class JobWatchTests
{
    [Fact]
    public void Pauses_grow_from_a_quarter_of_a_second_to_half_a_minute_and_no_further()
    {
        var pauses = Enumerable.Range(1, 1_000).Select(JobWatch.PauseAfter).ToList();
        Assert.Equal(TimeSpan.FromMilliseconds(250), pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromSeconds(30), pauses[^1]);
        Assert.InRange(pauses.Take(10).Sum(p => p.TotalSeconds), 5, 30);
        Assert.True(pauses.Take(20).Last() == TimeSpan.FromSeconds(30));
    }
}
