using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using CsCheck;
using S3Encryption.Core.Connection.DataPlane;
using Xunit;

namespace S3Encryption.Core.Tests.Connection.DataPlane;

/// <summary>Whatever a server, or a proxy before it, puts into an error, it is an error with a status.</summary>
public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData("<Error><Code>SlowDown</Code><Message>Please reduce.</Message></Error>", "SlowDown", "Please reduce.")]
    [InlineData("<Error xmlns='http://s3.amazonaws.com/doc/2006-03-01/'><Code>A</Code></Error>", "A", "503 Service Unavailable")]
    [InlineData("<Error><Code>Cut</Code><Mess", "", "503 Service Unavailable")]
    [InlineData("<html><body>Bad gateway</body></html>", "", "503 Service Unavailable")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Error><Code>&e;</Code></Error>", "", "503 Service Unavailable")]
    [InlineData("", "", "503 Service Unavailable")]
    [InlineData("\0\u0001 not xml", "", "503 Service Unavailable")]
    public async Task A_body_that_says_nothing_leaves_the_status(string body, string code, string message)
    {
        var error = await ReadAsync(HttpStatusCode.ServiceUnavailable, Encoding.UTF8.GetBytes(body));
        var told = error.Exception;
        Assert.Equal((code, message, HttpStatusCode.ServiceUnavailable), (told.ErrorCode, told.Message, told.StatusCode));
        Assert.True(error.IsTransient && error.IsThrottle);
    }

    [Fact]
    public Task No_body_makes_it_throw() => Gen.Byte.Array[0, 2000].SampleAsync(async bytes =>
        Assert.Equal(HttpStatusCode.Forbidden, (await ReadAsync(HttpStatusCode.Forbidden, bytes)).Exception.StatusCode));

    [Fact]
    public async Task A_body_without_end_is_not_read_to_its_end()
    {
        var error = await ReadAsync(HttpStatusCode.BadGateway, new byte[10_000_000]);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData(400, "RequestTimeout", true)]
    [InlineData(400, "BadDigest", true)]
    [InlineData(400, "EntityTooSmall", false)]
    [InlineData(403, "AccessDenied", false)]
    [InlineData(404, "NoSuchKey", false)]
    [InlineData(409, "ConditionalRequestConflict", true)]
    [InlineData(412, "PreconditionFailed", false)]
    [InlineData(429, "", true)]
    [InlineData(500, "InternalError", true)]
    [InlineData(501, "NotImplemented", false)]
    [InlineData(503, "SlowDown", true)]
    [InlineData(504, "", true)]
    public async Task Only_what_may_succeed_later_is_tried_again(int status, string code, bool isTransient)
    {
        var body = Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code></Error>");
        Assert.Equal(isTransient, (await ReadAsync((HttpStatusCode)status, body)).IsTransient);
    }

    [Theory]
    [InlineData("<Error><Code>InternalError</Code></Error>", true)]
    [InlineData("<Thing/>", false)]
    [InlineData("no document", false)]
    public async Task An_error_in_a_success_is_an_error(string body, bool isError)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/xml");
        using var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        if (isError)
        {
            _ = await Assert.ThrowsAsync<AmazonS3Exception>(() => ErrorAnswer.RefuseHiddenAsync(answer));
            return;
        }

        Assert.Same(answer, await ErrorAnswer.RefuseHiddenAsync(answer));
        Assert.Equal(body, await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_object_that_is_the_text_of_an_error_is_an_object()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("<Error><Code>Stored</Code></Error>", Encoding.UTF8, "application/xml"),
        };
        answer.Headers.ETag = new System.Net.Http.Headers.EntityTagHeaderValue("\"abc\"");
        Assert.Same(answer, await ErrorAnswer.RefuseHiddenAsync(answer));
    }

    private static async Task<ErrorAnswer> ReadAsync(HttpStatusCode status, byte[] body)
    {
        using var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        using var watch = new StallWatch(TimeSpan.FromSeconds(60), CancellationToken.None);
        return await ErrorAnswer.ReadAsync(answer, watch);
    }
}
