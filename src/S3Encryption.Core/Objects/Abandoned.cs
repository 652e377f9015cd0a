using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Uploading;

namespace S3Encryption.Core.Objects;

/// <summary>What was begun in parts and will not be completed: its parts would be paid for.</summary>
internal static class Abandoned
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Removes it, or where that fails, says what it costs and how to remove it.</summary>
    /// <param name="target">Where it would have been stored.</param>
    /// <param name="what">What a person calls it: upload, copy.</param>
    /// <param name="log">Where that is said.</param>
    /// <param name="abort">Removes it. Not with the caller's token: it may be the stop that brought us here.</param>
    public static async Task RemoveAsync(S3Location target, string what, IActivityLog log, Func<CancellationToken, Task> abort)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await abort(patience.Token).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == UnfinishedUploads.NotFound)
        {
            log.Verbose($"{target}: the unfinished {what} was gone already.");
        }
        catch (Exception e) when (e is S3EncryptionException or OperationCanceledException)
        {
            log.Warning(
                $"{target}: the unfinished {what} could not be removed ({e.Message}). Its parts are billed until it is: "
                + $"Remove-S3EncryptedUpload {target}.");
        }
    }
}
