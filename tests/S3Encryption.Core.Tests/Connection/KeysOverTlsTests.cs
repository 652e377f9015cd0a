using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using Xunit;

namespace S3Encryption.Core.Tests.Connection;

public sealed class KeysOverTlsTests
{
    [Theory]
    [InlineData("x-amz-server-side-encryption-customer-key", "http://s3.eu-west-1.amazonaws.com/b/k", false)]
    [InlineData("x-amz-copy-source-server-side-encryption-customer-key", "http://127.0.0.1:9000/b/k", false)]
    [InlineData("X-Amz-Server-Side-Encryption-Customer-Key", "http://127.0.0.1:9000/b/k", false)]
    [InlineData("x-amz-server-side-encryption-customer-key", "https://127.0.0.1:9000/b/k", true)]
    [InlineData("x-amz-server-side-encryption-customer-key-MD5", "http://127.0.0.1:9000/b/k", true)]
    public async Task A_key_never_leaves_without_TLS_even_where_an_answer_redirected_the_request(string header, string address, bool leaves)
    {
        var network = new Network();
        using var client = new HttpMessageInvoker(new KeysOverTls(network));
        using var request = new HttpRequestMessage(HttpMethod.Put, address);
        request.Headers.Add(header, "key");
        var sending = async () => await client.SendAsync(request, TestContext.Current.CancellationToken);
        if (leaves) (await sending()).Dispose();
        else Assert.Equal("SseCOverHttp", (await Assert.ThrowsAsync<S3EncryptionException>(sending)).ErrorId);
        Assert.Equal(leaves ? 1 : 0, network.Requests);
    }

    private sealed class Network : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
