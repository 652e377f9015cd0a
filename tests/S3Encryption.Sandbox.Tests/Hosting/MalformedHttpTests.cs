using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>Bytes that are no proper HTTP, on the endpoint without TLS: refused, and the next client is served.</summary>
public sealed class MalformedHttpTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Host = "Host: 127.0.0.1\r\n";

    /// <summary>The rest of any body that was begun, and then no request at all, so that the connection ends.</summary>
    private static readonly string EndOfAll = new('\0', 64 * 1024);

    public static TheoryData<string, string> Requests() => new()
    {
        { "GET\r\n\r\n", "400" },
        { "GET / HTTP/9.9\r\n\r\n", "505" },
        { "\0\0\0\0\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\n" + Host + "no colon\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\n" + Host + "X: \0\r\n\r\n", "400" },
        { "GET / HTTP/1.1\r\n" + Host + "X: " + new string('x', 200_000) + "\r\n\r\n", "431" },
        { "GET /" + new string('x', 100_000) + " HTTP/1.1\r\n" + Host + "\r\n", "414" },
        { "PUT /b/k HTTP/1.1\r\n" + Host + "Content-Length: -1\r\n\r\n", "400" },
        { "PUT /b/k HTTP/1.1\r\n" + Host + "Content-Length: 99999999999999999999\r\n\r\n", "400" },
        { "PUT /b/k HTTP/1.1\r\n" + Host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", "400" },
        { "PUT /b/k HTTP/1.1\r\n" + Host + "Transfer-Encoding: gzip\r\n\r\n", "400" },
        { "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n", "405" },
        { "OPTIONS * HTTP/1.1\r\n" + Host + "Connection: close\r\n\r\n", "405" },
        { "GET / HTTP/1.0\r\n\r\n", "403" },
        { "GET http://127.0.0.1/bucket/key HTTP/1.1\r\n" + Host + "Connection: close\r\n\r\n", "403 404" },
        { "GET http://127.0.0.1?x=/y HTTP/1.1\r\n" + Host + "Connection: close\r\n\r\n", "403 404" },
        { "GET /%zz HTTP/1.1\r\n" + Host + "Connection: close\r\n\r\n", "400" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_malformed_request_is_refused_with_the_status_that_says_why(string request, string statuses)
    {
        var answer = await AnswerAsync(request);
        Assert.Contains(answer.Split(' ')[1], statuses.Split(' '));
    }

    [Fact]
    public async Task Requests_that_are_sent_ahead_are_answered_in_their_order()
    {
        var answer = await AnswerAsync(
            $"HEAD /one HTTP/1.1\r\n{Host}\r\nGET /%zz HTTP/1.1\r\n{Host}\r\n"
                + $"PUT /b/k HTTP/1.1\r\n{Host}Content-Length: 3\r\n\r\nabcGET\r\n\r\n");
        Assert.Equal(["404", "400", "404", "400"], Statuses(answer));
    }

    [Fact]
    public async Task Who_asks_before_sending_a_body_that_is_refused_is_not_told_to_go_on()
    {
        var answer = await AnswerAsync($"PUT /none/k HTTP/1.1\r\n{Host}Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
        Assert.DoesNotContain("100 Continue", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Equal("404", Assert.Single(Statuses(answer)));
    }

    [Fact]
    public async Task A_length_beside_chunks_does_not_smuggle_a_second_request_in()
    {
        var answer = await AnswerAsync(
            $"PUT /none/k HTTP/1.1\r\n{Host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n{Host}\r\n");
        Assert.Single(Statuses(answer));
    }

    [Fact]
    public async Task Garbage_neither_ends_the_sandbox_nor_gets_500()
    {
        string[] pieces =
        [
            "GET ", "PUT ", "POST ", "HEAD ", "DELETE ", "/", "b/k", "?", "uploads", "x=%", " HTTP/1.1", " HTTP/1.0",
            "\r\n", "\n", "\r", "\r\n\r\n", Host, "Content-Length: 5\r\n", "Content-Length: 0\r\n",
            "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n", "0\r\n\r\n", "fffffffffffffffff\r\n", "Expect: 100-continue\r\n",
            "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/s3/aws4_request\r\n",
            "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n", "x-amz-decoded-content-length: 5\r\n",
            "Range: bytes=0-\r\n", "X-Amz-Target: TrentService.Encrypt\r\n",
            "Content-Type: application/x-www-form-urlencoded\r\n", "hello", "\0", "\xff", "{", "<a",
        ];
        var text = Gen.OneOf(OneOf(pieces), Gen.Byte.Array[0, 8].Select(bytes => Encoding.Latin1.GetString(bytes)));
        var wellBegun = Gen.Select(OneOf(["GET", "PUT", "POST"]), text.Array[0, 10], (method, rest) =>
            $"{method} /b/k HTTP/1.1\r\n{Host}" + string.Concat(rest) + "\r\n\r\n");
        await Gen.OneOf(text.Array[1, 20].Select(string.Concat), wellBegun).SampleAsync(
            async request => Assert.DoesNotContain(Statuses(await AnswerAsync(request + EndOfAll)), status => status == "500"),
            iter: 1500,
            threads: 1);
        Assert.Empty(sandbox.Server.UnexpectedErrors);
        Assert.Equal(200, (await sandbox.Admin.SendAsync("GET", "/")).Status);
    }

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string[] Statuses(string answer) =>
        [.. answer.Split("HTTP/1.1 ").Skip(1).Select(one => one[..3])];

    private async Task<string> AnswerAsync(string request)
    {
        using var wire = await Wire.OpenAsync(sandbox.Server);
        await wire.SendAsync(request);
        return (await wire.ReadToEndAsync()).Text;
    }
}
