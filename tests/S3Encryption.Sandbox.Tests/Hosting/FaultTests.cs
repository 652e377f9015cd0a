using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>Which requests a fault happens to, and what is answered.</summary>
public sealed class FaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    private FaultPlan Plan => sandbox.Server.Faults;

    [Fact]
    public async Task Only_the_nth_request_is_answered_with_the_error()
    {
        var bucket = await sandbox.BucketAsync();
        _ = Plan.Add(new Fault("s3", "PutObject", 2, new AnswerError(503, "SlowDown", "Please reduce your request rate.")));
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/1", "x")).Status);
        Assert.Equal((503, "SlowDown", "Please reduce your request rate."), (await _admin.SendAsync("PUT", $"/{bucket}/2", "x")).Error);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/3", "x")).Status);
        Assert.Equal(["1", "3"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
    }

    [Theory]
    [InlineData("PutObject", "*", "a/*.txt", "/a/1.txt", true)]
    [InlineData("put*", null, "a/?.txt", "/a/1.txt", true)]
    [InlineData("*", null, @"a\*", "/a%2A", true)]
    [InlineData("*", null, @"a\*", "/ab", false)]
    [InlineData("PutObject", null, "A/*", "/a/1.txt", false)]
    [InlineData("PutObject", "another", null, "/a/1.txt", false)]
    [InlineData("GetObject", null, null, "/a/1.txt", false)]
    public async Task A_fault_happens_to_the_operations_buckets_and_keys_it_names(
        string operation, string? bucketPattern, string? key, string target, bool happens)
    {
        var bucket = await sandbox.BucketAsync();
        var id = Plan.Add(new Fault
        {
            Operation = operation,
            Bucket = bucketPattern,
            Key = key,
            Action = new AnswerError(0, "ServiceUnavailable"),
        });
        Assert.Equal(happens ? 503 : 200, (await _admin.SendAsync("PUT", "/" + bucket + target, "x")).Status);
        Assert.Equal(!happens, Plan.Remove(id));
    }

    [Fact]
    public async Task A_fault_happens_as_often_as_asked_or_without_end()
    {
        var bucket = await sandbox.BucketAsync();
        _ = Plan.Add(new Fault("s3", "HeadBucket", 2, new AnswerError(0, "SlowDown")) { Times = 2 });
        Assert.Equal("200, 503, 503, 200", await StatusesAsync("/" + bucket, 4));
        Assert.True(Plan.IsEmpty);
        _ = Plan.Add(new Fault("s3", "HeadBucket", 3, new AnswerError(0, "SlowDown")) { Times = null });
        Assert.Equal("200, 200, 503, 503, 503", await StatusesAsync("/" + bucket, 5));
        Plan.Clear();
        Assert.Equal("200", await StatusesAsync("/" + bucket, 1));
    }

    [Fact]
    public async Task The_same_seed_picks_the_same_requests_again()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(await ScheduleAsync(7), await ScheduleAsync(7));
        Assert.NotEqual(await ScheduleAsync(7), await ScheduleAsync(8));
        Assert.InRange((await ScheduleAsync(1)).Split("503").Length - 1, 5, 35);

        async Task<string> ScheduleAsync(int seed)
        {
            _ = Plan.Add(new Fault("s3", "HeadBucket", 1, new AnswerError(0, "SlowDown")) { Times = null, Probability = 0.3, Seed = seed });
            var statuses = await StatusesAsync("/" + bucket, 60);
            Plan.Clear();
            return statuses;
        }
    }

    [Fact]
    public async Task A_request_with_a_bad_signature_does_not_count()
    {
        var bucket = await sandbox.BucketAsync();
        using var expired = sandbox.As("expired");
        var id = Plan.Add(new Fault("s3", "PutObject", 1, new AnswerError(0, "SlowDown")));
        Assert.Equal("ExpiredToken", (await expired.SendAsync("PUT", $"/{bucket}/o", "x")).Error.Code);
        Assert.Equal((0, 0), Plan.Snapshot().Where(one => one.Id == id).Select(one => ((int)one.Seen, one.Happened)).Single());
        Assert.Equal(503, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x")).Status);
    }

    [Fact]
    public async Task Several_faults_may_happen_to_one_request()
    {
        var bucket = await sandbox.BucketAsync();
        _ = Plan.Add(new Fault("s3", "HeadBucket", 1, new Delay(120)));
        _ = Plan.Add(new Fault("s3", "HeadBucket", 1, new AnswerError(0, "SlowDown") { RetryAfter = 3 }));
        var clock = Stopwatch.StartNew();
        var answer = await _admin.SendAsync("HEAD", "/" + bucket);
        Assert.Equal((503, "3"), (answer.Status, answer["Retry-After"]));
        Assert.True(clock.ElapsedMilliseconds >= 100);
        Assert.Equal("Delay+AnswerError", sandbox.Server.Requests.Snapshot()[^1].Fault);
    }

    [Fact]
    public async Task A_success_may_have_an_error_in_its_body()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        _ = Plan.Add(new Fault("s3", "CopyObject", 1, new AnswerError(200, "InternalError")));
        var answer = await _admin.SendAsync("PUT", $"/{bucket}/copy", "", ("x-amz-copy-source", $"/{bucket}/o"));
        Assert.Equal((200, "InternalError", "We encountered an internal error. Please try again."), answer.Error);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/copy")).Status);
    }

    [Fact]
    public async Task KMS_and_STS_answer_a_fault_in_their_own_form()
    {
        using var admin = sandbox.As("admin", service: "kms");
        _ = Plan.Add(new Fault("kms", "ListKeys", 1, new AnswerError(0, "ThrottlingException")));
        var throttled = await admin.SendAsync(
            "POST", "/", "{}", ("X-Amz-Target", "TrentService.ListKeys"), ("Content-Type", "application/x-amz-json-1.1"));
        Assert.Equal((400, "ThrottlingException"), (throttled.Status, throttled["x-amzn-ErrorType"]));
        using var sts = sandbox.As("admin", service: "sts");
        _ = Plan.Add(new Fault("sts", "GetCallerIdentity", 1, new FlipRequestByte(0)));
        var damaged = await sts.SendAsync(
            "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal((400, "MissingAction"), (damaged.Status, damaged.Error.Code));
    }

    [Theory]
    [InlineData(0, "AnswerError", "nth needs 1 or more, not 0.")]
    [InlineData(1, "Slow Down", "code needs an error code of AWS, such as SlowDown, not «Slow Down».")]
    [InlineData(1, "NoSuchThing", "status is needed, since «NoSuchThing» is none of")]
    public void A_fault_that_cannot_happen_says_why(int nth, string code, string message)
    {
        var refused = Assert.Throws<System.ArgumentException>(() => Plan.Add(new Fault("s3", "GetObject", nth, new AnswerError(0, code))));
        Assert.StartsWith(message, refused.Message, System.StringComparison.Ordinal);
    }

    private async Task<string> StatusesAsync(string target, int count)
    {
        var statuses = new int[count];
        for (var i = 0; i < count; i++)
        {
            statuses[i] = (await _admin.SendAsync("HEAD", target)).Status;
        }

        return string.Join(", ", statuses);
    }
}
