using System;
using System.Linq;
using S3Encryption.Core.Connection.DataPlane;
using Xunit;

namespace S3Encryption.Core.Tests.Connection.DataPlane;

/// <summary>A service in trouble is asked again a few times, later and later, and not by everybody at once.</summary>
public sealed class RetryPlanTests
{
    [Fact]
    public void A_request_is_sent_five_times_at_most()
    {
        var plan = new RetryPlan();
        Assert.True(plan.MayTryAgain(1));
        Assert.True(plan.MayTryAgain(4));
        Assert.False(plan.MayTryAgain(5));
    }

    [Fact]
    public void A_request_that_waits_its_turn_is_sent_ten_times_where_the_service_asks_for_fewer()
    {
        var plan = new RetryPlan();
        Assert.True(plan.MayTryAgain(9, slowsDown: true));
        Assert.False(plan.MayTryAgain(10, slowsDown: true));
    }

    [Fact]
    public void When_everything_fails_the_tries_of_all_requests_end_and_success_allows_new_ones()
    {
        var plan = new RetryPlan();
        Assert.Equal(100, Enumerable.Range(0, 1000).Count(_ => plan.MayTryAgain(1)));
        for (var i = 0; i < 4; i++) plan.Succeeded();
        Assert.False(plan.MayTryAgain(1));
        plan.Succeeded();
        Assert.True(plan.MayTryAgain(1));
    }

    [Fact]
    public void Waits_grow_are_drawn_at_random_and_end_at_twenty_seconds()
    {
        var plan = new RetryPlan();
        var longest = Enumerable.Range(1, 12).Select(tries => Enumerable.Range(0, 300).Max(_ => plan.Wait(tries, false, null))).ToList();
        Assert.InRange(longest[0], TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));
        Assert.InRange(longest[3], TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1600));
        Assert.InRange(longest[11], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        Assert.True(Enumerable.Range(0, 100).Select(_ => plan.Wait(5, false, null)).Distinct().Count() > 50);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(86_400, 20)]
    public void What_the_service_asks_for_is_kept_to_within_reason(int asked, int waited) =>
        Assert.Equal(TimeSpan.FromSeconds(waited), new RetryPlan().Wait(1, true, TimeSpan.FromSeconds(asked)));
}
