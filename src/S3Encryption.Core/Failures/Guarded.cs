using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Failures;

/// <summary>Sends a request so that whatever goes wrong is a typed failure, and a stop stays a stop.</summary>
internal static class Guarded
{
    /// <exception cref="S3EncryptionException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped it.</exception>
    public static async Task<T> SendAsync<T>(RequestSubject subject, Func<Task<T>> send, CancellationToken stop)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The SDK reports a cancelled request as whatever the broken connection gave; "cancelled" is never "failed".
            throw new OperationCanceledException(stop);
        }
        catch (Exception e) when (e is not S3EncryptionException)
        {
            throw FailureTranslator.Translate(e, subject);
        }
    }
}
