using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Signing;

public sealed class ChunkedBodyTests
{
    private static readonly Uri ObjectUri = new("https://127.0.0.1:9000/bucket/key");
    private readonly SigningBench _bench = new();
    private readonly TestSigner _signer = new(SigningBench.AccessKey, SigningBench.Secret);

    [Theory]
    [InlineData(0, 8192, true)]
    [InlineData(1, 8192, false)]
    [InlineData(8192, 8192, true)]
    [InlineData(300_000, 65536, true)]
    [InlineData(300_000, 100_000, false)]
    public async Task Every_size_of_chunked_upload_arrives_as_it_was_sent(int size, int chunk, bool signed)
    {
        var data = RandomNumberGenerator.GetBytes(size);
        using var request = Request(data, chunk, signed);
        Assert.Equal(data, await _bench.ReadAsync(request));
    }

    [Theory]
    [InlineData(true, "SignatureDoesNotMatch")]
    [InlineData(false, null)]
    public async Task A_byte_changed_inside_a_signed_chunk_is_found(bool signed, string? code)
    {
        using var request = Request(new byte[20_000], 8192, signed);
        await ChangeAsync(request, static body => body[body.Length / 2] ^= 1);
        Assert.Equal(code, await CodeAsync(request));
    }

    [Theory]
    [InlineData(true, "SignatureDoesNotMatch")]
    [InlineData(false, null)]
    public async Task A_changed_trailer_is_found_where_trailers_are_signed(bool signed, string? code)
    {
        using var request = Request(new byte[10], 8192, signed);
        await ChangeAsync(
            request, static body => body[Encoding.ASCII.GetString(body).IndexOf("AAAAAA==", StringComparison.Ordinal)] = (byte)'B');
        Assert.Equal(code, await CodeAsync(request));
    }

    [Fact]
    public async Task A_body_cut_short_anywhere_is_never_taken_for_whole()
    {
        using var whole = Request(new byte[9000], 8192, signed: true);
        var body = await whole.Content!.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        for (var length = 0; length < body.Length - 2; length += 101)
        {
            using var request = Request(new byte[9000], 8192, signed: true);
            request.Content = new ByteArrayContent(body[..length]);
            request.Content.Headers.ContentEncoding.Add("aws-chunked");
            Assert.NotNull(await CodeAsync(request));
        }
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("ffffffffffffffff\r\n")]
    [InlineData("")]
    [InlineData("5\r\nabcdeXX0\r\n\r\n")]
    [InlineData("5\r\nabcde\r\n0\r\nx-evil:1\r\n\r\n")]
    [InlineData("4\r\nabcd\r\n0\r\n\r\n")]
    [InlineData("6\r\nabcdef\r\n0\r\n\r\n")]
    public async Task Broken_framing_is_a_clear_refusal(string body)
    {
        using var request = Request(new byte[5], 8192, signed: false);
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        request.Content.Headers.ContentEncoding.Add("aws-chunked");
        Assert.NotNull(await CodeAsync(request));
    }

    [Fact]
    public async Task Small_chunks_are_refused_as_AWS_refuses_them()
    {
        using var request = Request(new byte[3000], 1000, signed: true);
        Assert.Equal("InvalidChunkSizeError", await CodeAsync(request));
    }

    private HttpRequestMessage Request(byte[] data, int chunk, bool signed)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, ObjectUri);
        _signer.SignChunked(
            request, data, chunk, signed, new Dictionary<string, string> { ["x-amz-checksum-crc32"] = "AAAAAA==" }, SigningBench.Then);
        return request;
    }

    private static async Task ChangeAsync(HttpRequestMessage request, Action<byte[]> change)
    {
        var body = await request.Content!.ReadAsByteArrayAsync();
        change(body);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentEncoding.Add("aws-chunked");
    }

    private async Task<string?> CodeAsync(HttpRequestMessage request)
    {
        try
        {
            _ = await _bench.ReadAsync(request);
            return null;
        }
        catch (AwsErrorException refused)
        {
            return refused.Code;
        }
    }
}
