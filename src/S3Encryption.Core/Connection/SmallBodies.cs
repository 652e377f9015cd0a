#if NET
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Sends small bodies without asking first (<c>Expect: 100-continue</c>). .NET sends such a body even where the server has refused it
/// by then, and a server that does not wait for it takes it for the next request: Ceph RGW answers that one with a bare 400.
/// </summary>
internal sealed class SmallBodies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // HttpConnection.Expect100ErrorSendThreshold: up to this size .NET sends a refused body all the same.
    private const long AlwaysSent = 1024;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content?.Headers.ContentLength <= AlwaysSent) request.Headers.ExpectContinue = false;
        return base.SendAsync(request, cancellationToken);
    }
}
#endif
