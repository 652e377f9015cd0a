using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>What every request of one upload shares: client, place, encryption and the words for failures.</summary>
internal sealed class UploadTarget
{
    private readonly AwsConnection _connection;

    public UploadTarget(AwsConnection connection, UploadRequest request)
    {
        _connection = connection;
        Request = request;
    }

    public UploadRequest Request { get; }

    public IAmazonS3 Client => _connection.S3();

    public S3Location Location => Request.Location;

    public string BucketName => Request.Location.BucketName;

    public string Key => Request.Location.Key!;

    /// <summary>Over TLS the payload is protected in transit, so it need not be read once more to be signed.</summary>
    public bool UnsignedPayload => !_connection.S3Endpoint.IsPlainHttp;

    /// <summary>Servers that are not AWS's may not know trailing checksums; all of them verify Content-MD5.</summary>
    public bool SendMd5 => !_connection.KnowsChecksums;

    public Task<T> SendAsync<T>(string operation, Func<Task<T>> send, CancellationToken stop) => Guarded.SendAsync(
        new RequestSubject(operation, _connection.S3Endpoint)
        {
            Location = Location,
            SseCKey = (Request.Encryption as ObjectEncryption.SseC)?.Key,
            KmsKeyId = Request.Encryption switch
            {
                ObjectEncryption.SseKms kms => kms.KmsKeyId,
                ObjectEncryption.DsseKms dsse => dsse.KmsKeyId,
                _ => null,
            },

            Writes = true,
        },
        send,
        stop);

    /// <summary>Waits for one of the places that data requests may take, sends, and gives the place back.</summary>
    public async Task<T> SendDataAsync<T>(string operation, Func<Task<T>> send, CancellationToken stop)
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

    /// <summary>The key of an SSE-C upload may only travel over TLS.</summary>
    public void RefuseKeyOverHttp()
    {
        if (Request.Encryption is ObjectEncryption.SseC) SseCFailures.RequireTls(_connection.S3Endpoint, Location);
    }
}
