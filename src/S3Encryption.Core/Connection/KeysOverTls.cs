using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection;

/// <summary>
/// The last wall before the network: no request with an SSE-C key leaves without TLS. Cmdlets refuse a plain endpoint before; this one
/// holds where an answer redirects, which the SDK follows by itself.
/// </summary>
internal sealed class KeysOverTls(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] KeyHeaders =
        ["x-amz-server-side-encryption-customer-key", "x-amz-copy-source-server-side-encryption-customer-key"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.Scheme == Uri.UriSchemeHttps || !Array.Exists(KeyHeaders, request.Headers.Contains))
            return base.SendAsync(request, cancellationToken);
        var endpoint = new Endpoint(new Uri(address.GetLeftPart(UriPartial.Authority)));
        throw SseCFailures.OverHttp(endpoint).About(address.AbsolutePath, stopsEverything: true);
    }
}
