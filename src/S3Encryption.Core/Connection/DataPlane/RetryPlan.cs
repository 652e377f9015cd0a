using System;
using System.Threading;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// When a request is tried again: five tries, ten where the service asks for fewer requests and gets them, waits that double and are drawn at
/// random, and a purse that all requests of a connection share, so that a service in trouble does not get five times the load.
/// </summary>
/// <remarks>The standard mode of https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal sealed class RetryPlan
{
    /// <summary>How often a request is sent at most.</summary>
    public const int MostTries = 5;

    /// <summary>
    /// The same where the service asks for fewer requests of a command that then sends fewer: it is no fault of the one, and waits may be long.
    /// </summary>
    public const int MostTriesAtAPace = 10;

    private const int FullPurse = 500;
    private const int Cost = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private readonly Random _random = new();
    private int _purse = FullPurse;

    /// <summary>Whether another try is allowed.</summary>
    /// <param name="tries">How many there were, from 1.</param>
    /// <param name="slowsDown">Whether the service asked for fewer requests, and there will be fewer.</param>
    public bool MayTryAgain(int tries, bool slowsDown = false)
    {
        if (tries >= (slowsDown ? MostTriesAtAPace : MostTries)) return false;
        if (Interlocked.Add(ref _purse, -Cost) >= 0) return true;
        _ = Interlocked.Add(ref _purse, Cost);
        return false;
    }

    /// <summary>A request succeeded.</summary>
    public void Succeeded()
    {
        if (Volatile.Read(ref _purse) < FullPurse) _ = Interlocked.Increment(ref _purse);
    }

    /// <summary>How long to wait before the next try.</summary>
    /// <param name="tries">How many there were, from 1.</param>
    /// <param name="isThrottle">Whether the service asked for fewer requests.</param>
    /// <param name="asked">How long it asked to wait.</param>
    public TimeSpan Wait(int tries, bool isThrottle, TimeSpan? asked)
    {
        double chance;
        lock (_random) chance = _random.NextDouble();
        var longest = Math.Min(LongestWait.Ticks, FirstWait.Ticks << (tries + (isThrottle ? 1 : 0)));
        var wait = TimeSpan.FromTicks((long)(longest * chance));
        return asked is TimeSpan least && least > wait ? TimeSpan.FromTicks(Math.Min(least.Ticks, LongestWait.Ticks)) : wait;
    }
}
