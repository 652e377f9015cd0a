using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A report of S3 Inventory says which objects there are, and S3 is asked only for what it cannot say.</summary>
public sealed class InventoryAuditTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Bucket = InventoryReport.Source;

    [Fact]
    public void What_a_report_says_is_told_without_a_request_for_an_object()
    {
        using var engine = Engine(out var manifest);
        var rows = engine.Require($"Get-S3ObjectEncryption -Inventory '{manifest}' -EndpointUrl https://127.0.0.1:1");
        Assert.Equal(["a b+c.gz", "c", "kms", "s3"], Keys(rows));
        Assert.Equal(["SseKms", "SseC", "SseKms", "SseS3"], rows.Select(r => r.Get<string>("Encryption")));
        Assert.All(rows, r => Assert.Empty(r.Get<string>("KmsKeyArn")));
        Assert.Equal(["c"], Keys(engine.Require($"Get-S3ObjectEncryption -Inventory '{manifest}' -Encryption SseC")));
        Assert.Equal(["kms"], Keys(engine.Require($"Get-S3ObjectEncryption -Inventory '{manifest}' -Prefix k")));
        var shares = Enumerable.Range(1, 2).SelectMany(i => Keys(engine.Require($"Get-S3ObjectEncryption -Inventory '{manifest}' -Shard {i}/2")));
        Assert.Equal(["a b+c.gz", "c", "kms", "s3"], shares.Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Only_what_a_report_cannot_know_is_asked()
    {
        using var engine = Engine(out var manifest);
        sandbox.Server.Requests.Clear();
        var rows = engine.Require($"Get-S3ObjectEncryption -Inventory '{manifest}' -ResolveKey -SseCKey $key");
        Assert.Equal(["a b+c.gz", "c", "kms", "s3"], Keys(rows));
        var arn = engine.Require("(Get-S3KmsKey alias/logs).Arn").Single().ToString();
        Assert.Equal([arn, "", arn, ""], rows.Select(r => r.Get<string>("KmsKeyArn")));
        Assert.Equal(engine.Require("$key.Fingerprint").Single().ToString(), rows[1].Get<string>("SseCKeyFingerprint"));
        Assert.Empty(sandbox.Seen("HeadObject", "s3"));
        Assert.Equal(4, sandbox.Seen("HeadObject").Count);
    }

    [Fact]
    public void A_conversion_goes_by_a_report_and_looks_at_what_is_there_now()
    {
        using var engine = Engine(out var manifest);
        // Written since the report: as it is now is what counts.
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(5)}' {Bucket} s3 -Encryption DsseKms -KmsKeyId alias/logs");
        sandbox.Server.Requests.Clear();
        var sum = engine.Require($"Convert-S3ObjectEncryption -Inventory '{manifest}' -SseCKey $key -To SseKms -KmsKeyId alias/logs").Single();
        Assert.Equal((4, 2, 2), (sum.Get<int>("Objects"), sum.Get<int>("Skipped"), sum.Get<int>("Copied")));
        Assert.Empty(sandbox.Seen("ListObjectsV2"));
        Assert.All(["a b+c.gz", "c", "kms", "s3"], key => Assert.Equal("SseKms", StoredObjects.KindOf(sandbox.Stored(Bucket, key)!)));
    }

    [Fact]
    public void A_bucket_is_counted_as_its_objects_are()
    {
        using var engine = Engine(out _);
        var counted = engine.Require($"Measure-S3ObjectEncryption {Bucket}, s3://{Bucket}/kms Encryption");
        Assert.Equal(["SseC 1", "SseKms 3", "SseS3 1"], counted.Select(g => $"{g.Get<string>("Encryption")} {g.Get<long>("Objects")}").Order());
        var piped = engine.Require($"Get-S3ObjectEncryption {Bucket} | Measure-S3ObjectEncryption");
        Assert.Equal(4, piped.Sum(g => g.Get<long>("Objects")));
        Assert.Equal(
            sandbox.Stored(Bucket, "kms")!.Size + sandbox.Stored(Bucket, "a b+c.gz")!.Size,
            piped.Where(g => g.Get<string>("Encryption") == "SseKms").Sum(g => g.Get<long>("Bytes")));
        _ = EngineAssert.OneError(engine.Run("Measure-S3ObjectEncryption no-such-bucket-here"), "BucketNotFound");
    }

    private HostedEngine Engine(out string manifest)
    {
        var engine = sandbox.As();
        _ = sandbox.Bucket(Bucket);
        _ = engine.Require($"""
            $key = New-SseCKey
            $null = Send-S3EncryptedObject '{sandbox.NewFile(5)}' {Bucket} 'a b+c.gz' -KmsKeyId alias/logs
            $null = Send-S3SseCObject '{sandbox.NewFile(6)}' {Bucket} c -SseCKey $key -WarningAction Ignore
            $null = Send-S3EncryptedObject '{sandbox.NewFile(7)}' {Bucket} kms -KmsKeyId alias/logs
            $null = Send-S3EncryptedObject '{sandbox.NewFile(8)}' {Bucket} s3 -Encryption SseS3
            """);
        manifest = new InventoryReport(InventoryReport.Usual)
            .Add(InventoryReport.Row("a b+c.gz", "SSE-KMS"), InventoryReport.Row("c", "SSE-C"))
            .Add(InventoryReport.Row("kms", "SSE-KMS"), InventoryReport.Row("s3"))
            .Save(sandbox.NewPath(string.Empty));
        return engine;
    }

    private static IReadOnlyList<string> Keys(IEnumerable<System.Management.Automation.PSObject> rows) => [.. rows.Select(r => r.Get<string>("Key"))];
}
