using System;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

public sealed class FaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(1 << 20);
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task Only_the_nth_request_is_answered_with_the_error()
    {
        var bucket = await sandbox.BucketAsync();
        sandbox.Server.Faults.Add(new Fault("s3", "PutObject", 2, new AnswerError(503, "SlowDown", "Please reduce your request rate.")));
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/1", "x")).Status);
        Assert.Equal((503, "SlowDown", "Please reduce your request rate."), (await _admin.SendAsync("PUT", $"/{bucket}/2", "x")).Error);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/3", "x")).Status);
        Assert.Equal(["1", "3"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
    }

    [Fact]
    public async Task An_upload_cut_off_in_the_middle_leaves_what_was_there()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "before");
        sandbox.Server.Faults.Add(new Fault("s3", "PutObject", 1, new ResetConnection(500_000)));
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => _admin.SendAsync("PUT", $"/{bucket}/o", Body));
        Assert.Equal("before", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Fact]
    public async Task A_download_can_be_reset_truncated_or_damaged()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        foreach (FaultAction action in new FaultAction[] { new ResetConnection(500_000), new TruncateResponse(500_000) })
        {
            sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, action));
            _ = await Assert.ThrowsAnyAsync<Exception>(() => _admin.SendAsync("GET", $"/{bucket}/o"));
        }

        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new FlipResponseByte(700_000)));
        var damaged = (await _admin.SendAsync("GET", $"/{bucket}/o")).Body;
        Assert.Equal([700_000], Enumerable.Range(0, Body.Length).Where(i => damaged[i] != Body[i]));
        Assert.Equal(Body, (await _admin.SendAsync("GET", $"/{bucket}/o")).Body);
    }

    [Fact]
    public async Task A_stalled_download_waits_for_the_client_to_give_up()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new StallConnection(1000)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var response = await _admin.StartAsync("GET", $"/{bucket}/o", patience.Token);
        await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
        await stream.ReadExactlyAsync(new byte[1000], patience.Token);
        var next = stream.ReadAsync(new byte[1], patience.Token).AsTask();
        Assert.False(next.IsCompleted);
        await patience.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task What_was_asked_is_in_the_log_by_the_time_of_the_answer()
    {
        var bucket = await sandbox.BucketAsync();
        sandbox.Server.Requests.Clear();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/a%20b", "x");
        using var reader = sandbox.As("reader");
        _ = await reader.SendAsync("DELETE", $"/{bucket}/a%20b");
        Assert.Equal(
            [
                new RequestRecord("s3", "PutObject", bucket, "a b", 200, "admin", null),
                new RequestRecord("s3", "DeleteObject", bucket, "a b", 403, "reader", "AccessDenied"),
            ],
            sandbox.Server.Requests.Snapshot());
    }
}
