using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// Uploads that S3 may have begun for tries whose answers were lost: nobody knows of them, and nobody would remove them. They are told by
/// the time when they were begun, and by having no parts.
/// </summary>
internal sealed class LostUploads(S3Location target, UnfinishedUploads uploads, IActivityLog log)
{
    // Of the times in headers: whole seconds, and a server may renew them late.
    private static readonly TimeSpan Coarseness = TimeSpan.FromSeconds(3);
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _tries;
    private bool _any;

    /// <summary>Begins an upload. Where that fails, what its tries may have begun is removed.</summary>
    /// <param name="create">The request.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="stop">
    /// The caller's stop. One that comes with the answer on its way must not leave an upload whose id nobody knows; it is heard with the first part.
    /// </param>
    public async Task<T> BeginAsync<T>(DataRequest create, Func<CancellationToken, Task<T>> send, CancellationToken stop)
    {
        using var grace = new StopGrace(stop);
        try
        {
            var begun = await send(grace.Token).ConfigureAwait(false);
            TriesEnded(create.MayBeDone);
            return begun;
        }
        catch (S3EncryptionException e) when (create.MayBeDone && !e.StopsEverything)
        {
            TriesEnded(mayHaveBegun: true);
            await RemoveAsync(own: null, stop).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes them. A failure to is told and no more: without parts they cost nothing.</summary>
    /// <param name="own">The upload that is known.</param>
    /// <param name="stop">The caller's stop.</param>
    public async Task RemoveAsync(string? own, CancellationToken stop)
    {
        if (!_any) return;
        _any = false;
        try
        {
            var key = target.Key!;
            var begun = await uploads.OfKeyAsync(key, stop).ConfigureAwait(false);
            // The last try is the upload that is known; without one the server's clock tells when it was.
            var last = begun.Find(u => u.UploadId == own)?.Initiated ?? uploads.ServerTime - _since.Elapsed + _tries + Coarseness;
            var first = last - _tries - Coarseness - Coarseness;
            foreach (var upload in begun.Where(u => u.UploadId != own && u.Initiated >= first && u.Initiated <= last))
            {
                var (_, parts) = await uploads.PartsAsync(key, upload.UploadId, stop).ConfigureAwait(false);
                if (parts.Count > 0) continue;
                await uploads.RemoveAsync(key, upload.UploadId, stop).ConfigureAwait(false);
                log.Verbose($"{target}: removed an upload that was begun for a request whose answer was lost.");
            }
        }
        catch (S3EncryptionException e)
        {
            log.Warning(
                $"{target}: S3 may have begun an upload whose answer was lost, and it could not be looked for ({e.Message}). It "
                + $"has no parts and costs nothing. To remove it: Remove-S3EncryptedUpload {target}.");
        }
    }

    private void TriesEnded(bool mayHaveBegun)
    {
        _tries = _since.Elapsed;
        _any = mayHaveBegun;
    }
}
