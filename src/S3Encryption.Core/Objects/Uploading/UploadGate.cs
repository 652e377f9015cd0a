using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// Decides whether an upload goes ahead, and under which precondition. It looks before it sends, since not every server knows
/// preconditions on writes, and a large file should not travel only to be refused.
/// </summary>
internal sealed class UploadGate(AwsConnection connection, UploadTarget target, IActivityLog log)
{
    /// <returns>The precondition; null where the place is to be left alone.</returns>
    public async Task<Precondition?> FindAsync(CancellationToken stop)
    {
        var request = target.Request;
        if (request.Condition == UploadCondition.Always) return Precondition.None;
        var there = await LookAsync(request, stop).ConfigureAwait(false);
        if (there is null) return new Precondition(OnlyNew: true);
        if (request.Condition == UploadCondition.IfNewer && request.Source.Written is DateTime written && there.LastModified < written)
            return new Precondition(Replaces: there.ETag);
        log.Verbose($"{request.Location}: an object of {there.LastModified:u} is there; it was left alone.");
        return null;
    }

    private async Task<ObjectHead?> LookAsync(UploadRequest request, CancellationToken stop)
    {
        var key = (request.Encryption as ObjectEncryption.SseC)?.Key;
        try
        {
            return await ObjectHead.FindAsync(
                connection, request.Location, null, key, request.ExpectedBucketOwner, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (request.Condition == UploadCondition.IfNotExists
            && e.ErrorId is "SseCKeyMismatch" or "SseCKeyRequired" or "ObjectNotSseC")
        {
            // Under another key, but there.
            return new ObjectHead(null, null);
        }
    }
}
