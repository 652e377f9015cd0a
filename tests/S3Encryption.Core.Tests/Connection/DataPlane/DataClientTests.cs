using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Tests.Objects;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Hosting;
using Xunit;

namespace S3Encryption.Core.Tests.Connection.DataPlane;

/// <summary>A bucket elsewhere and a clock that is off are no errors: S3 says what is right, and it is done right.</summary>
public sealed class DataClientTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_of_another_Region_is_asked_there_and_from_then_on_at_once()
    {
        using var connection = bench.Connect(region: "eu-west-1");
        bench.Server.Requests.Clear();
        await PutAsync(connection, bench.Server, "region-1");
        Assert.Equal(2, bench.Server.Requests.Snapshot().Count);
        await PutAsync(connection, bench.Server, "region-2");
        Assert.Equal(3, bench.Server.Requests.Snapshot().Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task A_clock_that_is_hours_off_is_corrected_by_the_servers(int hours)
    {
        await using var server = await TransferBench.StartAsync(new Shifted(TimeSpan.FromHours(hours)));
        using var connection = bench.Connect(server);
        await PutAsync(connection, server, "clock-1");
        await PutAsync(connection, server, "clock-2");
        var statuses = server.Requests.Snapshot().Select(r => r.Status);
        Assert.Equal([403, 200, 200], statuses);
    }

    [Fact]
    public async Task A_server_that_keeps_saying_that_the_clock_is_off_is_not_asked_for_ever()
    {
        using var connection = bench.Connect();
        bench.Server.Requests.Clear();
        bench.Server.Faults.Add(new Fault("s3", "PutObject", 1, new AnswerError(403, "RequestTimeTooSkewed")) { Times = null });
        var failure = await Assert.ThrowsAsync<S3EncryptionException>(() => PutAsync(connection, bench.Server, "skew"));
        bench.Server.Faults.Clear();
        Assert.Equal("ClockSkew", failure.ErrorId);
        Assert.Equal(3, bench.Server.Requests.Snapshot().Count);
    }

    [Fact]
    public async Task A_stop_ends_a_request_that_waits_for_its_next_try()
    {
        using var connection = bench.Connect();
        using var stop = new CancellationTokenSource();
        bench.Server.Faults.Add(new Fault("s3", "PutObject", 1, new AnswerError(503, "SlowDown") { RetryAfter = 20 }));
        var putting = PutAsync(connection, bench.Server, "stop", stop.Token);
        Assert.True(SpinWait.SpinUntil(() => bench.Server.Faults.IsEmpty, TimeSpan.FromSeconds(60)));
        await stop.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => putting);
    }

    private static async Task PutAsync(AwsConnection connection, SandboxServer server, string key, CancellationToken? stop = null)
    {
        var location = new S3Location(TransferBench.Bucket, key);
        var put = new DataRequest(HttpMethod.Put, location) { Body = new BufferBody([1, 2, 3]) };
        using var answer = await connection.Data.SendAsync(
            new RequestSubject("PutObject", new Endpoint(server.Endpoint)) { Location = location }, put, stop ?? Stop);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
