using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>
/// The requests and signatures that AWS publishes:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and the pages after it.
/// </summary>
public sealed class AwsPublishedExamplesTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private readonly SigningBench _bench = new();

    [Fact]
    public async Task A_ranged_get_signed_as_AWS_documents_it_is_accepted()
    {
        using var request = Request(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/test.txt", EmptyHash,
            "host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        _ = request.Headers.TryAddWithoutValidation("Range", "bytes=0-9");
        Assert.Equal("example", (await _bench.VerifyAsync(request)).Caller?.Name);
    }

    [Fact]
    public async Task A_put_with_a_key_that_needs_encoding_is_accepted_and_its_body_checked()
    {
        using var request = Request(HttpMethod.Put, "https://examplebucket.s3.amazonaws.com/test%24file.text",
            "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        _ = request.Headers.TryAddWithoutValidation("Date", "Fri, 24 May 2013 00:00:00 GMT");
        request.Headers.Add("x-amz-storage-class", "REDUCED_REDUNDANCY");
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes("Welcome to Amazon S3."));
        Assert.Equal("Welcome to Amazon S3.", Encoding.ASCII.GetString(await _bench.ReadAsync(request)));
    }

    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData(
        "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public async Task A_get_with_a_query_is_accepted(string uri, string signature)
    {
        using var request = Request(HttpMethod.Get, uri, EmptyHash, "host;x-amz-content-sha256;x-amz-date", signature);
        Assert.Equal("example", (await _bench.VerifyAsync(request)).Caller?.Name);
    }

    [Fact]
    public async Task A_presigned_get_is_accepted()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z"
                + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
        Assert.Equal("REST-QUERY-STRING", (await _bench.VerifyAsync(request)).AuthType);
    }

    [Fact]
    public async Task A_chunked_upload_is_decoded()
    {
        using var request = ChunkedRequest("STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        request.Content = Chunks("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            "");
        Assert.Equal(new string('a', 66560), Encoding.ASCII.GetString(await _bench.ReadAsync(request)));
    }

    [Fact]
    public async Task A_chunked_upload_with_a_signed_trailer_is_decoded_and_shows_its_trailer()
    {
        using var request = ChunkedRequest("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        request.Headers.Add("x-amz-trailer", "x-amz-checksum-crc32c");
        request.Content = Chunks("b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
            "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
            "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n");
        var signed = await _bench.VerifyAsync(request);
        var data = new System.IO.MemoryStream();
        await signed.Body.CopyToAsync(data, TestContext.Current.CancellationToken);
        Assert.Equal(66560, data.Length);
        Assert.Equal("sOO8/Q==", signed.Trailers["x-amz-checksum-crc32c"]);
    }

    private static HttpRequestMessage ChunkedRequest(string hash, string signedHeaders, string signature)
    {
        var request = Request(HttpMethod.Put, "https://s3.amazonaws.com/examplebucket/chunkObject.txt", hash, signedHeaders, signature);
        request.Headers.Add("x-amz-storage-class", "REDUCED_REDUNDANCY");
        request.Headers.Add("x-amz-decoded-content-length", "66560");
        return request;
    }

    private static ByteArrayContent Chunks(string first, string second, string last, string trailers)
    {
        var body = $"10000;chunk-signature={first}\r\n{new string('a', 65536)}\r\n"
            + $"400;chunk-signature={second}\r\n{new string('a', 1024)}\r\n"
            + $"0;chunk-signature={last}\r\n{trailers}\r\n";
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentEncoding.Add("aws-chunked");
        content.Headers.ContentLength = 66824;
        return content;
    }

    private static HttpRequestMessage Request(HttpMethod method, string uri, string hash, string signedHeaders, string signature)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Add("x-amz-date", "20130524T000000Z");
        request.Headers.Add("x-amz-content-sha256", hash);
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256",
            $"Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={signedHeaders},Signature={signature}");
        return request;
    }
}
