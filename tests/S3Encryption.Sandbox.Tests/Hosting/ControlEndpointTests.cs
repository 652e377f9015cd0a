using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CsCheck;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>Faults, counters and the log as a program in any language sees them: over HTTP and unsigned.</summary>
public sealed class ControlEndpointTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private const string Slow = """{"operation":"PutObject","key":"slow","action":{"type":"AnswerError","code":"SlowDown"}}""";
    private readonly SandboxClient _anybody = sandbox.As(null);

    public void Dispose() => _anybody.Dispose();

    [Fact]
    public async Task A_fault_is_planned_seen_and_taken_back()
    {
        var bucket = await sandbox.BucketAsync();
        var planned = await _anybody.SendAsync("POST", "/_sandbox/faults", Slow);
        Assert.Equal(201, planned.Status);
        var id = Json(planned).GetProperty("faults")[0].GetProperty("id").GetInt32();
        Assert.Equal(503, (await sandbox.Admin.SendAsync("PUT", $"/{bucket}/slow", "x")).Status);
        Assert.Equal(404, (await _anybody.SendAsync("DELETE", "/_sandbox/faults/" + id)).Status);

        var other = Slow.Replace("slow", "other", StringComparison.Ordinal);
        planned = await _anybody.SendAsync("POST", "/_sandbox/faults", $"[{Slow},{other}]");
        var ids = Json(planned).GetProperty("faults").EnumerateArray().Select(one => one.GetProperty("id").GetInt32()).ToList();
        Assert.Equal(204, (await _anybody.SendAsync("DELETE", "/_sandbox/faults/" + ids[0])).Status);
        var left = Json(await _anybody.SendAsync("GET", "/_sandbox/faults")).GetProperty("faults")[0];
        Assert.Equal((ids[1], "other", "AnswerError", 503, 1), (
            left.GetProperty("id").GetInt32(),
            left.GetProperty("fault").GetProperty("key").GetString(),
            left.GetProperty("fault").GetProperty("action").GetProperty("type").GetString(),
            left.GetProperty("fault").GetProperty("action").GetProperty("status").GetInt32(),
            left.GetProperty("fault").GetProperty("times").GetInt32()));
        Assert.Equal(204, (await _anybody.SendAsync("DELETE", "/_sandbox/faults")).Status);
        Assert.True(sandbox.Server.Faults.IsEmpty);
    }

    [Theory]
    [InlineData("", "This is no fault")]
    [InlineData("{", "This is no fault")]
    [InlineData("null", "Fault 1 of 1: it is null.")]
    [InlineData("{}", "This is no fault: ")]
    [InlineData("""{"action":null}""", "This is no fault: ")]
    [InlineData("""{"action":{}}""", "This is no fault: ")]
    [InlineData("""{"action":{"type":"Explode"}}""", "Explode")]
    [InlineData("""{"operatoin":"PutObject","action":{"type":"LoseAnswer"}}""", "operatoin")]
    [InlineData("""{"times":0,"action":{"type":"LoseAnswer"}}""", "times needs 1 or more")]
    [InlineData("""{"probability":1.5,"action":{"type":"LoseAnswer"}}""", "probability needs a number above 0 and up to 1.")]
    [InlineData("""{"action":{"type":"AnswerError"}}""", "code needs an error code of AWS")]
    [InlineData("""{"action":{"type":"AnswerError","code":"X","status":204}}""", "status needs 200 or an error's, not 204.")]
    [InlineData("""{"action":{"type":"ResetConnection","afterBytes":-1}}""", "afterBytes needs 0 or more, not -1.")]
    public async Task A_fault_that_cannot_be_planned_is_refused_with_a_hint(string body, string error)
    {
        var answer = await _anybody.SendAsync("POST", "/_sandbox/faults", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(error, Json(answer).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("SlowDown", Json(answer).GetProperty("hint").GetString(), StringComparison.Ordinal);
        Assert.True(sandbox.Server.Faults.IsEmpty);
    }

    [Fact]
    public async Task The_log_is_read_from_where_one_left_off_and_by_what_one_looks_for()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _anybody.SendAsync("DELETE", "/_sandbox/requests");
        foreach (var key in new[] { "a", "b", "c" })
        {
            _ = await sandbox.Admin.SendAsync("PUT", $"/{bucket}/{key}", "x");
        }

        _ = await sandbox.Admin.SendAsync("GET", $"/{bucket}/none");
        var all = Requests(await _anybody.SendAsync("GET", "/_sandbox/requests"));
        Assert.Equal(["a", "b", "c", "none"], all.Select(one => one.GetProperty("key").GetString()));
        var since = all[1].GetProperty("number").GetInt64();
        var some = Requests(await _anybody.SendAsync("GET", $"/_sandbox/requests?since={since}&operation=PutObject&bucket={bucket}"));
        Assert.Equal(["c"], some.Select(one => one.GetProperty("key").GetString()));
        var missing = Requests(await _anybody.SendAsync("GET", "/_sandbox/requests?status=404"));
        Assert.Equal("NoSuchKey", missing[0].GetProperty("errorCode").GetString());
        Assert.Equal(400, (await _anybody.SendAsync("GET", "/_sandbox/requests?colour=red")).Status);
        Assert.Equal(400, (await _anybody.SendAsync("GET", "/_sandbox/requests?since=yesterday")).Status);
    }

    [Fact]
    public async Task Counters_are_read_and_all_is_reset()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(204, (await _anybody.SendAsync("POST", "/_sandbox/reset")).Status);
        _ = await sandbox.Admin.SendAsync("PUT", $"/{bucket}/o", "12345");
        var counters = Json(await _anybody.SendAsync("GET", "/_sandbox/counters")).GetProperty("counters");
        Assert.Equal(1, counters.GetArrayLength());
        Assert.Equal(("s3", "PutObject", 1, 5), (
            counters[0].GetProperty("service").GetString(),
            counters[0].GetProperty("operation").GetString(),
            counters[0].GetProperty("requests").GetInt32(),
            counters[0].GetProperty("bytesIn").GetInt32()));
        _ = await _anybody.SendAsync("POST", "/_sandbox/faults", Slow);
        Assert.Equal(204, (await _anybody.SendAsync("POST", "/_sandbox/reset")).Status);
        Assert.True(sandbox.Server.Faults.IsEmpty);
        Assert.Empty(sandbox.Server.Counters.Snapshot());
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Theory]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "rebound.example.com")]
    public async Task A_web_page_cannot_use_it(string header, string value)
    {
        using var browser = sandbox.As(null, tls: false);
        var answer = await browser.SendAsync("POST", "/_sandbox/faults", Slow, (header, value));
        Assert.Equal(403, answer.Status);
        Assert.True(sandbox.Server.Faults.IsEmpty);
    }

    [Fact]
    public async Task An_object_of_that_name_is_still_an_object()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await sandbox.Admin.SendAsync("PUT", $"/{bucket}/_sandbox/faults", "mine");
        var answer = await sandbox.Admin.SendAsync("GET", "/_sandbox/faults", null, ("Host", bucket + ".s3.localhost"));
        Assert.Equal((200, "mine"), (answer.Status, answer.Text));
        Assert.Equal(404, (await _anybody.SendAsync("GET", "/_sandbox/none")).Status);
        Assert.Equal(200, (await _anybody.SendAsync("GET", "/_sandbox")).Status);
        Assert.Equal("InvalidBucketName", (await sandbox.Admin.SendAsync("PUT", "/_sandboxes")).Error.Code);
    }

    [Fact]
    public async Task Nothing_that_is_sent_to_it_is_answered_with_500()
    {
        string[] methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"];
        string[] paths = ["", "/", "/faults", "/faults/1", "/faults/-1/x", "/requests", "/counters/", "/reset", "/%00", "//faults"];
        string[] texts =
        [
            "{", "}", "[", "]", ",", ":", "null", "1e999", "-1", "\"\\ud800\"", "\"action\"", "\"type\"", "\"Delay\"", "\"AnswerError\"",
            "\"code\"", "\"SlowDown\"", "\"times\"", "\"seed\"", "\"message\"", "\"side\"", "\u0001", "\"status\"", "200", Slow,
        ];
        await Gen.Select(OneOf(methods), OneOf(paths), OneOf(texts).Array[0, 12]).SampleAsync(
            async (method, path, body) =>
            {
                var answer = await SendAsync(method, "/_sandbox" + path, string.Concat(body));
                Assert.InRange(answer.Status, 200, 499);
            },
            iter: 1000,
            threads: 1);
        sandbox.Server.Faults.Clear();
    }

    private Task<Answer> SendAsync(string method, string target, string body) =>
        method is "POST" or "PUT" ? _anybody.SendAsync(method, target, body) : _anybody.SendAsync(method, target);

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Body).RootElement;

    private static JsonElement[] Requests(Answer answer) => [.. Json(answer).GetProperty("requests").EnumerateArray()];
}
