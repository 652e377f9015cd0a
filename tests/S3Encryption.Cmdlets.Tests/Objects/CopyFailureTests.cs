using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A copy that cannot be made is a clear error and nothing; one that can is whole, whatever the network does.</summary>
public sealed class CopyFailureTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Size = 12 << 20;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("Copy-S3EncryptedObject s3://open/plain open", "CopyOntoItself", "-Encryption")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain open -Tag @{ a = 1 }", "CopyOntoItself", "-Encryption")]
    [InlineData("Copy-S3EncryptedObject s3://open/secret s3://open/k", "SseCKeyRequired", "-SourceSseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/secret s3://open/k -SourceSseCKey $other", "SseCKeyMismatch", "s3://open/secret")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -SourceSseCKey $key", "ObjectNotSseC", "Leave out -SourceSseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://fresh/k -SseCKey $key", "SseCBlockedByBucket", "-AllowSseC")]
    [InlineData(
        "Copy-S3EncryptedObject s3://open/large s3://fresh/k -SseCKey $key -MultipartThreshold 5MB", "SseCBlockedByBucket", "s3://fresh/k")]
    [InlineData("Copy-S3EncryptedObject s3://open/none s3://open/k", "ObjectNotFound", "s3://open/none")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -VersionId none", "ServiceError", "s3://open/plain")]
    [InlineData("Copy-S3EncryptedObject s3://no-such-bucket/k s3://open/k", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://no-such-bucket/k", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain", "NoBucket", "-DestinationBucket")]
    [InlineData("Copy-S3EncryptedObject open s3://open/k", "NoKey", "-Key")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -DestinationKey l", "TwoKeys", "-Key")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -KmsKeyId alias/none", "KmsKeyNotFound", "s3://open/k")]
    [InlineData(
        "Copy-S3EncryptedObject s3://open/large s3://open/k -KmsKeyId alias/off -MultipartThreshold 5MB", "KmsKeyDisabled", "enable-key")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -Encryption SseC", "InvalidEncryption", "-SseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -SseCKey $key -KmsKeyId alias/logs", "InvalidEncryption", "-SseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -Encryption SseS3 -SseCKey $key", "InvalidEncryption", "-SseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -SseCKey $key -EndpointUrl $http", "SseCOverHttp", "https")]
    [InlineData("Copy-S3EncryptedObject s3://open/secret s3://open/k -SourceSseCKey $key -EndpointUrl $http", "SseCOverHttp", "https")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -Credential $reader", "AccessDenied", "s3:PutObject")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -ExpectedBucketOwner 999999999999", "AccessDenied", "s3://open")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -ExpectedSourceBucketOwner 999999999999", "AccessDenied", "s3://open")]
    [InlineData("Copy-S3EncryptedObject s3://open/frozen s3://open/k", "ObjectArchived", "restore-object")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -Metadata @{ 'a b' = 1 }", "InvalidMetadata", "'a b'")]
    [InlineData("Copy-S3EncryptedObject s3://open/plain s3://open/k -Metadata @{ owner = 'Müller' }", "InvalidMetadata", "-Tag")]
    public void What_cannot_be_copied_says_why_and_what_to_do_and_stores_nothing(string script, string id, string words)
    {
        using var engine = sandbox.As();
        var reader = sandbox.Server.Principals.All.Single(p => p.Name == "reader");
        engine.Set("reader", SandboxFixture.Credential(reader.AccessKeyId, reader.SecretAccessKey));
        engine.Set("http", sandbox.Server.HttpEndpoint!.ToString());
        _ = engine.Require(
            "$WarningPreference = 'Ignore'; $key = New-SseCKey; $other = New-SseCKey; "
                + $"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open plain; "
                + $"Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open large; "
                + $"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open frozen; "
                + $"Send-S3SseCObject '{sandbox.NewFile(10)}' open secret -SseCKey $key");
        _ = sandbox.Change("open", "frozen", o => o with { Headers = o.Headers with { StorageClass = "DEEP_ARCHIVE" } });
        var result = engine.Run(script);
        _ = EngineAssert.OneError(result, id, words);
        Assert.Empty(result.Output);
        Assert.Null(sandbox.Stored("open", "k"));
        Assert.Null(sandbox.Stored("fresh", "k"));
        Assert.Equal(0, sandbox.UnfinishedUploads("open") + sandbox.UnfinishedUploads("fresh"));
    }

    [Theory]
    [InlineData("CopyObject", "")]
    [InlineData("UploadPartCopy", "-MultipartThreshold 5MB")]
    public async Task A_source_that_changes_meanwhile_is_an_error_and_never_a_mixture(string operation, string mode)
    {
        using var engine = sandbox.As();
        using var other = sandbox.As();
        var key = sandbox.NewName();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open {key}");
        // The copy is held back, from when the source was looked at until it has been replaced.
        var replaced = new TaskCompletionSource();
        sandbox.Server.Faults.Add(new Fault { Operation = operation, Key = "k-" + key, Action = new Hold(replaced.Task) });
        var copying = engine.Start($"Copy-S3EncryptedObject s3://open/{key} s3://open/k-{key} {mode} -ThrottleLimit 1");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Seen("HeadObject", key).Count > 0, Soon));
        _ = other.Require($"Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open {key}");
        replaced.SetResult();
        _ = EngineAssert.OneError(await copying.Result, "ObjectChanged", $"s3://open/{key}");
        Assert.Null(sandbox.Stored("open", "k-" + key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Fact]
    public void A_part_that_cannot_be_copied_aborts_the_rest_and_says_so()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open refused");
        sandbox.Server.Faults.Add(
            new Fault("s3", "UploadPartCopy", 2, new AnswerError(403, "AccessDenied", "Access Denied")) { Key = "k-refused" });
        _ = EngineAssert.OneError(
            engine.Run("Copy-S3EncryptedObject s3://open/refused s3://open/k-refused -MultipartThreshold 5MB"),
            "AccessDenied", "s3://open/k-refused", "UploadPartCopy");
        Assert.Null(sandbox.Stored("open", "k-refused"));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Fact]
    public async Task Stopping_a_copy_in_parts_aborts_it_within_a_second()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open stopped");
        sandbox.Server.Faults.Add(
            new Fault { Operation = "UploadPartCopy", Key = "k-stopped", Nth = 2, Action = new StallConnection(0, BodySide.Response) });
        var copying = engine.Start("Copy-S3EncryptedObject s3://open/stopped s3://open/k-stopped -MultipartThreshold 5MB");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Seen("UploadPartCopy", "k-stopped").Count >= 2, Soon));
        var clock = Stopwatch.StartNew();
        copying.Stop();
        Assert.True((await copying.Result).WasStopped);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed.TotalSeconds:0.00} s to stop.");
        Assert.Null(sandbox.Stored("open", "k-stopped"));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Theory]
    [InlineData("CopyObject", "")]
    [InlineData("CreateMultipartUpload", "-MultipartThreshold 5MB")]
    [InlineData("UploadPartCopy", "-MultipartThreshold 5MB")]
    [InlineData("CompleteMultipartUpload", "-MultipartThreshold 5MB")]
    public async Task A_network_that_breaks_and_a_service_that_falters_leave_a_whole_copy(string operation, string mode)
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(Size), sandbox.NewName());
        _ = engine.Require($"Send-S3EncryptedObject '{file}' open {key}");
        // Of an upload that was begun and whose answer was lost nobody knows the id.
        FaultAction[] lost = operation == "CreateMultipartUpload" ? [] : [new LoseAnswer(), new ResetConnection(0, BodySide.Response)];
        FaultAction[] actions =
        [
            new AnswerError(503, "SlowDown", "Please reduce your request rate."),
            new AnswerError(500, "InternalError", "Please try again."),
            .. lost,
        ];
        foreach (var (action, i) in actions.Select((a, i) => (a, i)))
            sandbox.Server.Faults.Add(new Fault { Operation = operation, Key = "k-" + key, Nth = i + 1, Action = action });
        _ = EngineAssert.OneObject(engine.Run($"Copy-S3EncryptedObject s3://open/{key} s3://open/k-{key} {mode} -ThrottleLimit 1"));
        var content = await System.IO.File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(content, await sandbox.StoredBytesAsync("open", "k-" + key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Fact]
    public void A_server_that_does_not_copy_such_objects_is_named_as_the_reason()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open elsewhere");
        var refusal = new AnswerError(501, "NotImplemented", "A header is not implemented.");
        sandbox.Server.Faults.Add(new Fault { Operation = "CopyObject", Key = "k-elsewhere", Action = refusal });
        _ = EngineAssert.OneError(
            engine.Run("Copy-S3EncryptedObject s3://open/elsewhere s3://open/k-elsewhere"),
            "CopyNotSupported", "s3://open/elsewhere", "Receive-S3");
    }

    [Fact]
    public void An_answer_of_200_that_holds_an_error_is_not_taken_for_a_copy()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open late");
        // What S3 does where a copy fails after its headers were sent (API_CopyObject); as often as the SDK tries.
        var late = new AnswerError(200, "InternalError", "We encountered an internal error.");
        sandbox.Server.Faults.Add(new Fault { Operation = "CopyObject", Key = "k-late", Times = null, Action = late });
        Assert.Single(engine.Run("Copy-S3EncryptedObject s3://open/late s3://open/k-late").AllErrors);
        Assert.Null(sandbox.Stored("open", "k-late"));
    }

    [Fact]
    public void Who_may_write_but_not_read_a_target_still_gets_a_copy_and_is_told_how_far_it_was_checked()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open dropped");
        sandbox.Server.Principals.Add(Sandbox.Hosting.DefaultPrincipals.User("dropper", sandbox.Server.AccountId, """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":["s3:GetObject","s3:GetBucketLocation"],"Resource":["arn:aws:s3:::open","arn:aws:s3:::open/*"]},
             {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::fresh/*"}]}
            """));
        using var dropper = sandbox.As("dropper");
        var copy = EngineAssert.OneObject(dropper.Run("Copy-S3EncryptedObject s3://open/dropped fresh"));
        Assert.Equal("Answer", copy.Get<string>("VerifiedBy"));
        Assert.NotNull(sandbox.Stored("fresh", "dropped"));
    }
}
