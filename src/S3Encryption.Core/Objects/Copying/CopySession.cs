using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// What every request of one copy shares: the two Regions' clients, the source as it was found, and the words for failures.
/// </summary>
internal sealed record CopySession(
    CopyRequest Request, Endpoint Endpoint, IAmazonS3 SourceClient, IAmazonS3 TargetClient, ObjectState Source)
{
    /// <summary>The target's Region copies; it reads the source by itself, wherever that is.</summary>
    public Task<T> SendAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        GuardAsync(Subject(operation, Request.Target) with
        {
            SseCKey = (Request.Encryption as ObjectEncryption.SseC)?.Key,
            KmsKeyId = Request.Encryption switch
            {
                ObjectEncryption.SseKms kms => kms.KmsKeyId,
                ObjectEncryption.DsseKms dsse => dsse.KmsKeyId,
                _ => null,
            },
            Writes = true,
        }, () => send(TargetClient), stop);

    /// <summary>Asks something about the source, in its own Region.</summary>
    public Task<T> AskSourceAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        GuardAsync(Subject(operation, Request.Source.Location), () => send(SourceClient), stop);

    /// <summary>Waits for one of the places that copies may take, sends, and gives the place back.</summary>
    public async Task<T> SendDataAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop)
    {
        await Request.Requests.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await SendAsync(operation, send, stop).ConfigureAwait(false);
        }
        finally
        {
            _ = Request.Requests.Release();
        }
    }

    private RequestSubject Subject(string operation, S3Location about) => new(operation, Endpoint) { Location = about };

    private async Task<T> GuardAsync<T>(RequestSubject subject, Func<Task<T>> send, CancellationToken stop)
    {
        try
        {
            return await Guarded.SendAsync(subject, send, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e)
        {
            var told = CopyFailures.About(Request, e);
            if (ReferenceEquals(told, e)) throw;
            throw told;
        }
    }
}
