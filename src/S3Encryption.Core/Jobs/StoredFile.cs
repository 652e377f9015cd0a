using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Jobs;

/// <summary>Reads what stands about jobs in S3: lists of objects, and reports.</summary>
internal sealed class StoredFile(AwsConnection connection, string? owner)
{
    // A manifest.json names files, not objects.
    private const int Largest = 64 << 20;

    /// <summary>All of a small one, its entity tag and its version.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public async Task<(byte[] Content, string ETag, string? VersionId)> ReadAsync(S3Location at, CancellationToken stop)
    {
        using var answer = await AskAsync(at, stop).ConfigureAwait(false);
        using var watch = new StallWatch(connection.StallPatience, stop);
        using var content = await answer.ReadAsync(Largest, watch).ConfigureAwait(false);
        var headers = new AnswerHeaders(answer);
        return (content.ToArray(), headers.ETag ?? string.Empty, headers.VersionId);
    }

    /// <summary>Writes one of any size to a stream.</summary>
    /// <returns>The MD5 of what came, in hex.</returns>
    /// <exception cref="S3EncryptionException">S3 refused, or the connection broke.</exception>
    public async Task<string> WriteToAsync(S3Location at, Stream to, CancellationToken stop)
    {
        using var answer = await AskAsync(at, stop).ConfigureAwait(false);
        using var watch = new StallWatch(connection.StallPatience, stop);
        using var body = await answer.OpenAsync(watch.Token).ConfigureAwait(false);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        return await Guarded.SendAsync(Subject(at), async () =>
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await body.ReadAsync(buffer, 0, buffer.Length, watch.Token).ConfigureAwait(false)) > 0)
            {
                watch.Moved();
                md5.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer, 0, read, watch.Token).ConfigureAwait(false);
            }

            return SignatureV4.Hex(md5.GetHashAndReset());
        }, stop).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> AskAsync(S3Location at, CancellationToken stop)
    {
        var request = new DataRequest(HttpMethod.Get, at);
        request.Header("x-amz-expected-bucket-owner", owner);
        return connection.Data.SendAsync(Subject(at), request, stop);
    }

    private RequestSubject Subject(S3Location at) => new("GetObject", connection.S3Endpoint) { Location = at };
}
