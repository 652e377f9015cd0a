using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Jobs;

/// <summary>Reads what stands about jobs in S3: lists of objects, and reports. What breaks off in the middle is asked for again.</summary>
internal sealed class StoredFile(AwsConnection connection, string? owner)
{
    // A manifest.json names files, not objects.
    private const int Largest = 64 << 20;

    /// <summary>All of a small one, its entity tag and its version.</summary>
    /// <exception cref="S3EncryptionException">S3 refused, or the connection broke.</exception>
    public Task<(byte[] Content, string ETag, string? VersionId)> ReadAsync(S3Location at, CancellationToken stop) =>
        AskAsync(
            at, async (answer, watch) =>
            {
                using (answer)
                using (var content = await answer.ReadAsync(Largest, watch).ConfigureAwait(false))
                {
                    var headers = new AnswerHeaders(answer);
                    return (content.ToArray(), headers.ETag ?? string.Empty, headers.VersionId);
                }
            },
            stop);

    /// <summary>Writes one of any size to a stream that can be begun anew.</summary>
    /// <returns>The MD5 of what came, in hex.</returns>
    /// <exception cref="S3EncryptionException">S3 refused, or the connection broke.</exception>
    public Task<string> WriteToAsync(S3Location at, Stream to, CancellationToken stop) => AskAsync(
        at, async (answer, watch) =>
        {
            to.SetLength(0);
            using (answer)
            using (var body = await answer.OpenAsync(watch.Token).ConfigureAwait(false))
            using (var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5))
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
            }
        },
        stop);

    private Task<T> AskAsync<T>(S3Location at, Func<HttpResponseMessage, StallWatch, Task<T>> read, CancellationToken stop)
    {
        var request = new DataRequest(HttpMethod.Get, at);
        request.Header("x-amz-expected-bucket-owner", owner);
        return connection.Data.SendAndReadAsync(
            new RequestSubject("GetObject", connection.S3Endpoint) { Location = at }, request, read, stop);
    }
}
