using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets;

/// <summary>Reads what was written, again and again for some seconds: bucket settings take a moment to be seen everywhere.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel</remarks>
internal static class ReadBack
{
    private const int Most = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <returns>What was read at last, and whether it is as written.</returns>
    public static async Task<(T Found, bool IsAsWritten)> ReadAsync<T>(
        Func<Task<T>> read, Func<T, bool> isAsWritten, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            var found = await read().ConfigureAwait(false);
            if (isAsWritten(found)) return (found, true);
            if (tries == Most) return (found, false);
            var wait = WaitingTimes.BeforeAnotherTry(TimeSpan.FromTicks(FirstPause.Ticks << tries));
            await Task.Delay(wait, stop).ConfigureAwait(false);
        }
    }
}
