using System;
using System.Linq;
using Amazon.Runtime.Internal;

namespace S3Encryption.Core.Connection;

/// <summary>
/// How long nothing of a request may move, and how long to wait before another try. Tests that let thousands of requests fail shorten both
/// for their process; they do it by the data of <see cref="AppContext"/>, which the module's own load context shares.
/// </summary>
internal static class WaitingTimes
{
    /// <summary>Seconds, a double: how long nothing may move.</summary>
    public const string StallSeconds = "S3Encryption.StallSeconds";

    /// <summary>Milliseconds, a double: the longest wait before another try.</summary>
    public const string LongestWait = "S3Encryption.LongestWait";

    private const double Patience = 60;

    /// <summary>How long nothing of a request may move before it is given up and tried again.</summary>
    public static TimeSpan Stall => TimeSpan.FromSeconds(AppContext.GetData(StallSeconds) as double? ?? Patience);

    /// <summary>The same where S3 copies: it may need minutes for 5 GiB, and says nothing meanwhile.</summary>
    public static TimeSpan StallOfCopy => AppContext.GetData(StallSeconds) is double ? Stall : TimeSpan.FromMinutes(10);

    /// <summary>A wait before another try, or the longest there may be.</summary>
    public static TimeSpan BeforeAnotherTry(TimeSpan wait) =>
        AppContext.GetData(LongestWait) is double most && wait.TotalMilliseconds > most ? TimeSpan.FromMilliseconds(most) : wait;

    /// <summary>The same for the SDK's own tries.</summary>
    public static void Limit(RuntimePipeline pipeline)
    {
        if (AppContext.GetData(LongestWait) is not double most) return;
        if (pipeline.Handlers.OfType<RetryHandler>().FirstOrDefault()?.RetryPolicy is StandardRetryPolicy policy)
            policy.MaxBackoffInMilliseconds = (int)most;
    }
}
