using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Completion;

/// <summary>
/// What was found, for a minute. Who presses Tab waits a fifth of a second at most; what comes later is there at the next Tab.
/// </summary>
internal static class Suggestions
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, Found> Cache = new(StringComparer.Ordinal);

    /// <summary>What is known by now. What fails is as if there were nothing: a prompt is no place for errors.</summary>
    /// <param name="what">Tells one question from another: what is asked, whom, and as whom. It holds no secret.</param>
    /// <param name="find">Asks.</param>
    public static IReadOnlyList<Suggestion> Of(string what, Func<CancellationToken, Task<IReadOnlyList<Suggestion>>> find)
    {
        var now = DateTime.UtcNow;
        var found = Cache.AddOrUpdate(what, _ => Found.By(find, now), (_, old) => old.IsGood(now) ? old : Found.By(find, now));
        try
        {
            return found.Answer.Wait(Patience) ? found.Answer.Result : [];
        }
        catch (AggregateException)
        {
            return [];
        }
    }

    private sealed record Found(Task<IReadOnlyList<Suggestion>> Answer, DateTime Asked)
    {
        public static Found By(Func<CancellationToken, Task<IReadOnlyList<Suggestion>>> find, DateTime now) => new(
            Task.Run(async () =>
            {
                using var stop = new CancellationTokenSource(GivenUp);
                return await find(stop.Token).ConfigureAwait(false);
            }),
            now);

        public bool IsGood(DateTime now) => now - Asked < Kept && !Answer.IsFaulted && !Answer.IsCanceled;
    }
}
