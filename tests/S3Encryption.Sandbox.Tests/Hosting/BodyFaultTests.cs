using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>Bodies that are lost, cut off, damaged or slow on their way.</summary>
public sealed class BodyFaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(1 << 20);
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task An_upload_cut_off_in_the_middle_leaves_what_was_there()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "before");
        Plan("PutObject", new ResetConnection(500_000));
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => _admin.SendAsync("PUT", $"/{bucket}/o", Body));
        Assert.Equal("before", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Fact]
    public async Task A_client_that_is_gone_in_the_middle_of_its_upload_is_no_error_of_the_sandbox()
    {
        var bucket = await sandbox.BucketAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), TestContext.Current.CancellationToken, async (i, cancellation) =>
            await TornTlsUpload.SendAsync(sandbox.Server, _admin.Presign(HttpMethod.Put, $"/{bucket}/{i}"), Body, cancellation));
        Assert.DoesNotContain("<Key>", (await _admin.SendAsync("GET", "/" + bucket)).Text, StringComparison.Ordinal);
        Assert.Empty(sandbox.Server.UnexpectedErrors);
    }

    [Fact]
    public async Task A_download_can_be_reset_truncated_or_damaged()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        foreach (FaultAction action in new FaultAction[] { new ResetConnection(500_000), new TruncateResponse(500_000) })
        {
            Plan("GetObject", action);
            _ = await Assert.ThrowsAnyAsync<Exception>(() => _admin.SendAsync("GET", $"/{bucket}/o"));
        }

        Plan("GetObject", new FlipResponseByte(700_000));
        var damaged = (await _admin.SendAsync("GET", $"/{bucket}/o")).Body;
        Assert.Equal([700_000], Enumerable.Range(0, Body.Length).Where(i => damaged[i] != Body[i]));
        Assert.Equal(Body, (await _admin.SendAsync("GET", $"/{bucket}/o")).Body);
    }

    [Fact]
    public async Task An_answer_can_be_lost_though_the_work_is_done()
    {
        var bucket = await sandbox.BucketAsync();
        Plan("PutObject", new LoseAnswer());
        Assert.Equal(("", true), await PutOnWireAsync($"/{bucket}/o", "done"u8.ToArray()));
        Assert.Equal("done", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
        // The reset may reach the client before the request is noted: there is no answer to note it before.
        bool IsOfTheUpload(RequestRecord one) => one.Operation == "PutObject" && one.Bucket == bucket;
        Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Requests.Snapshot().Any(IsOfTheUpload), TimeSpan.FromSeconds(20)));
        var lost = sandbox.Server.Requests.Snapshot().Single(IsOfTheUpload);
        Assert.Equal((0, "LoseAnswer"), (lost.Status, lost.Fault));
    }

    [Fact]
    public async Task A_connection_can_be_reset_before_the_body_is_read_or_after_the_headers()
    {
        var bucket = await sandbox.BucketAsync();
        Plan("PutObject", new ResetConnection(0));
        Assert.Equal(("", true), await PutOnWireAsync($"/{bucket}/o", Body));
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);

        Plan("PutObject", new ResetConnection(0, BodySide.Response));
        Assert.Equal(("", true), await PutOnWireAsync($"/{bucket}/o", Body));
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);

        Plan("ListObjectsV2", new ResetConnection(0, BodySide.Response));
        var (text, wasReset) = await OnWireAsync("GET", $"/{bucket}?list-type=2", []);
        Assert.True(wasReset);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_answer_is_short_of_its_length_or_well_ended_in_chunks()
    {
        var bucket = await sandbox.BucketAsync();
        Plan("ListObjectsV2", new TruncateResponse(60));
        var (text, _) = await OnWireAsync("GET", $"/{bucket}?list-type=2", []);
        Assert.Equal(60, text.Length - text.IndexOf("<?xml", StringComparison.Ordinal));
        Assert.Contains("Content-Length: ", text, StringComparison.Ordinal);

        Plan("ListObjectsV2", new TruncateResponse(60, Chunked: true));
        var whole = await _admin.SendAsync("GET", $"/{bucket}?list-type=2");
        Assert.Equal((200, 60, "chunked"), (whole.Status, whole.Body.Length, whole["Transfer-Encoding"]));
        Assert.StartsWith("<?xml", whole.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-amz-checksum-sha256")]
    [InlineData("Content-MD5")]
    public async Task A_byte_damaged_on_the_way_in_is_found_by_the_checksum_and_stored_without_one(string header)
    {
        var bucket = await sandbox.BucketAsync();
        var digest = Convert.ToBase64String(header == "Content-MD5" ? MD5.HashData(Body) : SHA256.HashData(Body));
        Plan("PutObject", new FlipRequestByte(700_000));
        Assert.Equal("BadDigest", (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (header, digest))).Error.Code);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);

        Plan("PutObject", new FlipRequestByte(700_000));
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", Body)).Status);
        var stored = (await _admin.SendAsync("GET", $"/{bucket}/o")).Body;
        Assert.Equal([700_000], Enumerable.Range(0, Body.Length).Where(i => stored[i] != Body[i]));
    }

    [Fact]
    public async Task A_stalled_download_waits_for_the_client_to_give_up()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Plan("GetObject", new StallConnection(1000));
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
    public async Task A_stalled_upload_or_empty_answer_waits_too()
    {
        var bucket = await sandbox.BucketAsync();
        foreach (var side in new[] { BodySide.Request, BodySide.Response })
        {
            Plan("PutObject", new StallConnection(0, side));
            using var wire = await Wire.OpenAsync(sandbox.Server);
            await wire.SendAsync("PUT", Presigned("PUT", $"/{bucket}/{side}"), "x"u8.ToArray());
            var ended = wire.ReadToEndAsync();
            Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Faults.IsEmpty, TimeSpan.FromSeconds(20)));
            Assert.False(ended.IsCompleted);
        }

        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/Request")).Status);
    }

    [Fact]
    public async Task Bytes_move_no_faster_than_the_limit_and_arrive_whole()
    {
        var bucket = await sandbox.BucketAsync();
        Plan("PutObject", new LimitRate(5 << 20));
        Plan("GetObject", new LimitRate(5 << 20));
        var clock = Stopwatch.StartNew();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Assert.True(clock.ElapsedMilliseconds >= 180);
        clock.Restart();
        Assert.Equal(Body, (await _admin.SendAsync("GET", $"/{bucket}/o")).Body);
        Assert.True(clock.ElapsedMilliseconds >= 180);
    }

    private void Plan(string operation, FaultAction action) => sandbox.Server.Faults.Add(new Fault("s3", operation, 1, action));

    private Uri Presigned(string method, string target)
    {
        using var plain = sandbox.As("admin", tls: false);
        return plain.Presign(new HttpMethod(method), target);
    }

    private Task<(string Text, bool WasReset)> PutOnWireAsync(string target, byte[] body) => OnWireAsync("PUT", target, body);

    private async Task<(string Text, bool WasReset)> OnWireAsync(string method, string target, byte[] body)
    {
        using var wire = await Wire.OpenAsync(sandbox.Server);
        await wire.SendAsync(method, Presigned(method, target), body, "Connection: close\r\n");
        return await wire.ReadToEndAsync();
    }
}
