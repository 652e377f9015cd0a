using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>What the log and the counters say of the requests that were made.</summary>
public sealed class ObservationTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task What_was_asked_is_in_the_log_by_the_time_of_the_answer()
    {
        var bucket = await sandbox.BucketAsync();
        sandbox.Server.Requests.Clear();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/a%20b", "12345");
        _ = await _admin.SendAsync("GET", $"/{bucket}/a%20b", null, ("Range", "bytes=1-3"));
        using var reader = sandbox.As("reader");
        _ = await reader.SendAsync("DELETE", $"/{bucket}/a%20b");
        var records = sandbox.Server.Requests.Snapshot();
        Assert.Equal(
            [
                ("PutObject", "a b", 200, "admin", null, 5, 0, null, "AES256"),
                ("GetObject", "a b", 206, "admin", null, 0, 3, "bytes=1-3", "AES256"),
                ("DeleteObject", "a b", 403, "reader", "AccessDenied", 0L, records[2].BytesOut, null, (string?)null),
            ],
            records.Select(one =>
                (one.Operation, one.Key, one.Status, one.Principal, one.ErrorCode, one.BytesIn, one.BytesOut, one.Range, one.Encryption)));
        Assert.All(records, one => Assert.Equal(("s3", bucket), (one.Service, one.Bucket)));
        Assert.Equal(records[0].Number + 2, records[2].Number);
        Assert.InRange(records[0].Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal([records[2].Number], sandbox.Server.Requests.Since(records[1].Number).Select(one => one.Number));
    }

    [Fact]
    public async Task No_secret_of_a_request_is_in_the_log()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        sandbox.Server.Requests.Clear();
        var key = SseCHeaders.NewKey();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", SseCHeaders.For(key));
        using var anybody = sandbox.As(null);
        var signed = SseCHeaders.For(key).ToDictionary(one => one.Name, one => one.Value);
        var url = _admin.Presign(HttpMethod.Get, $"/{bucket}/o", signed);
        _ = await anybody.SendAsync("GET", url.PathAndQuery, null, SseCHeaders.For(key));
        var text = JsonSerializer.Serialize(sandbox.Server.Requests.Snapshot());
        Assert.Equal(2, text.Split("SSE-C").Length - 1);
        string[] secrets = [Convert.ToBase64String(key), sandbox.Principal("admin").AccessKeyId, "Signature", "X-Amz"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_keeps_the_last_ten_thousand()
    {
        using var nobody = sandbox.As(null);
        sandbox.Server.Requests.Clear();
        for (var i = 0; i < 10_010; i++)
        {
            _ = await nobody.SendAsync("HEAD", "/x" + i);
        }

        var records = sandbox.Server.Requests.Snapshot();
        Assert.Equal((10_000, "x10", "x10009"), (records.Count, records[0].Bucket, records[^1].Bucket));
    }

    [Fact]
    public async Task Counters_tell_requests_errors_faults_and_bytes_of_each_operation()
    {
        var bucket = await sandbox.BucketAsync();
        sandbox.Server.Counters.Clear();
        _ = sandbox.Server.Faults.Add(new Fault("s3", "PutObject", 2, new AnswerError(0, "SlowDown")) { Times = 2 });
        for (var i = 0; i < 4; i++)
        {
            _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "12345");
        }

        _ = await _admin.SendAsync("GET", $"/{bucket}/o");
        _ = await _admin.SendAsync("GET", $"/{bucket}/none");
        var counters = sandbox.Server.Counters.Snapshot();
        Assert.Equal(["GetObject", "PutObject"], counters.Select(one => one.Operation));
        Assert.Equal((2, 1), (counters[0].Requests, counters[0].Errors["NoSuchKey"]));
        Assert.Equal((4, 2, 2, 20, 0), (
            counters[1].Requests, counters[1].Errors["SlowDown"], counters[1].Faults, counters[1].BytesIn, counters[1].Broken));
        Assert.True(counters[0].BytesOut > 5);
    }

    [Fact]
    public async Task Made_up_operations_do_not_fill_the_memory()
    {
        using var kms = sandbox.As("admin", service: "kms");
        sandbox.Server.Counters.Clear();
        for (var i = 0; i < 1010; i++)
        {
            _ = await kms.SendAsync("POST", "/", "{}", ("X-Amz-Target", "TrentService.No" + i));
        }

        var counters = sandbox.Server.Counters.Snapshot();
        Assert.InRange(counters.Count, 1000, 1001);
        Assert.Equal(10, counters.Single(one => one.Operation is null).Requests);
    }
}
