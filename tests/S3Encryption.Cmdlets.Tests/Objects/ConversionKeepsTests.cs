using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A conversion loses nothing of an object, or leaves it alone and says what it would lose.</summary>
public sealed class ConversionKeepsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string AtOnce = "";
    private const string InParts = "-MultipartThreshold 5MB";
    private const string ToKms = "Convert-S3ObjectEncryption $bucket -To DsseKms -KmsKeyId alias/logs -PassThru";

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void Headers_metadata_tags_class_redirect_and_grants_stay(string mode)
    {
        using var engine = Engine(out var bucket);
        var before = Store(bucket, engine, stored => stored with
        {
            Headers = new ObjectHeaders
            {
                System = Pairs(
                    ("content-type", "text/csv"), ("cache-control", "no-store"), ("content-disposition", "attachment; filename=\"a b.csv\""),
                    ("content-encoding", "gzip"), ("content-language", "de, en"), ("expires", "Thu, 01 Dec 2033 16:00:00 GMT"),
                    ("x-amz-website-redirect-location", "/elsewhere")),
                User = Pairs(("x-amz-meta-owner", "ops team"), ("x-amz-meta-plan", "a=b, c")),
                Tags = [KeyValuePair.Create("cost", "42 / 7"), KeyValuePair.Create("näme", "+=:")],
                StorageClass = "STANDARD_IA",
            },
            Acl = Shared(),
        });
        _ = engine.Require($"{ToKms} {mode}");
        var after = sandbox.Stored(bucket, "o")!;
        Assert.Equal("DsseKms", StoredObjects.KindOf(after));
        Assert.Equal(StoredObjects.Described(before), StoredObjects.Described(after));
        Assert.Equal(before.Acl!.Grants.OrderBy(g => g.ToString()), after.Acl!.Grants.OrderBy(g => g.ToString()));
        Assert.Equal(before.Checksum!.Algorithm, after.Checksum!.Algorithm);
        Assert.Equal(before.Checksum.Value, after.Checksum.Value);
    }

    [Fact]
    public void A_lock_goes_along_to_the_new_version_and_the_old_one_stays_locked()
    {
        using var engine = Engine(out var bucket, Versioning.Enabled);
        var until = DateTimeOffset.UtcNow.AddDays(30);
        sandbox.Server.Buckets.Find(bucket)!.Lock = new BucketLock();
        var before = Store(bucket, engine, stored => stored with { Lock = new ObjectLock(new Retention("COMPLIANCE", until), "ON") });
        _ = Blocked(engine, $"{ToKms} -RemoveOldVersion", "legal hold", "-KeepVersion");
        _ = engine.Require($"{ToKms} -KeepVersion");
        var after = sandbox.Stored(bucket, "o")!;
        Assert.NotEqual(before.VersionId, after.VersionId);
        Assert.Equal(("COMPLIANCE", true), (after.Lock.Retention!.Mode, after.Lock.Holds));
        Assert.InRange(after.Lock.Retention.Until, until.AddSeconds(-1), until.AddSeconds(1));
        Assert.Same(before, sandbox.Server.Buckets.Find(bucket)!.Objects.Find("o", before.VersionId));
    }

    [Fact]
    public void What_is_archived_is_updated_where_that_moves_no_data_and_else_left_alone()
    {
        using var engine = Engine(out var bucket);
        _ = Store(bucket, engine, stored => stored with { Headers = stored.Headers with { StorageClass = "DEEP_ARCHIVE" } });
        _ = Blocked(engine, ToKms, "archived", "DEEP_ARCHIVE");
        var done = engine.Require("Convert-S3ObjectEncryption $bucket -To SseKms -KmsKeyId alias/logs -PassThru");
        Assert.Equal("Update", done[0].Get<string>("Action"));
        Assert.Equal("DEEP_ARCHIVE", sandbox.Stored(bucket, "o")!.Headers.StorageClass);
    }

    [Fact]
    public void Grants_that_cannot_be_read_stop_the_conversion_unless_their_loss_is_accepted()
    {
        using var engine = Engine(out var bucket);
        var before = Store(bucket, engine, stored => stored with { Acl = Shared() });
        sandbox.Server.Faults.Add(new Fault { Operation = "GetObjectAcl", Bucket = bucket, Times = 2, Action = new AnswerError(403, "AccessDenied", "Access Denied") });
        Assert.Contains("-AllowLoss", Blocked(engine, ToKms, "grants", "s3:GetObjectAcl"), StringComparison.Ordinal);
        Assert.Same(before, sandbox.Stored(bucket, "o"));
        var result = engine.Run($"{ToKms} -AllowLoss");
        Assert.Empty(result.AllErrors);
        Assert.Contains("grants", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("DsseKms", StoredObjects.KindOf(sandbox.Stored(bucket, "o")!));
        Assert.Equal(1, result.Output[^1].Properties["Losses"].Value is IReadOnlyDictionary<string, long> losses ? losses.Values.Sum() : -1);
    }

    [Theory]
    [InlineData("-To DsseKms -KmsKeyId alias/logs", true)]
    [InlineData("-To SseKms -KmsKeyId alias/logs", true)]
    [InlineData("-To DsseKms -KmsKeyId alias/logs -MultipartThreshold 5MB", false)]
    [InlineData("-To SseC -ToSseCKey (New-SseCKey)", false)]
    public void Annotations_go_along_or_the_object_is_left_alone(string to, bool goAlong)
    {
        using var engine = Engine(out var bucket);
        var before = Store(bucket, engine, stored => stored with { Annotations = new Dictionary<string, long> { ["review"] = 12 } });
        if (!goAlong)
        {
            _ = Blocked(engine, $"Convert-S3ObjectEncryption $bucket {to} -PassThru -WarningAction Ignore", "annotations", "-AllowLoss");
            Assert.Same(before, sandbox.Stored(bucket, "o"));
            _ = engine.Require($"Convert-S3ObjectEncryption $bucket {to} -AllowLoss -WarningAction Ignore");
            Assert.Empty(sandbox.Stored(bucket, "o")!.Annotations);
            return;
        }

        _ = engine.Require($"Convert-S3ObjectEncryption $bucket {to}");
        Assert.NotEqual("SseS3", StoredObjects.KindOf(sandbox.Stored(bucket, "o")!));
        Assert.Equal(before.Annotations, sandbox.Stored(bucket, "o")!.Annotations);
    }

    [Theory]
    [InlineData(AtOnce, "CopyObject")]
    [InlineData(InParts, "CompleteMultipartUpload")]
    public async System.Threading.Tasks.Task An_object_that_is_overwritten_meanwhile_is_left_as_it_was_overwritten(string mode, string operation)
    {
        using var engine = Engine(out var bucket);
        _ = Store(bucket, engine, stored => stored);
        var overwritten = new System.Threading.Tasks.TaskCompletionSource();
        sandbox.Server.Faults.Add(new Fault { Operation = operation, Bucket = bucket, Action = new Hold(overwritten.Task) });
        var converting = engine.Start($"{ToKms} {mode}");
        Assert.True(System.Threading.SpinWait.SpinUntil(
            () => sandbox.Seen("HeadObject", "o").Any(r => r.Bucket == bucket) && sandbox.Seen("GetObjectAcl", "o").Any(r => r.Bucket == bucket),
            TimeSpan.FromSeconds(20)));
        using var other = sandbox.As();
        _ = other.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' {bucket} o -Encryption SseS3");
        var theirs = sandbox.Stored(bucket, "o");
        overwritten.SetResult();
        var result = await converting.Result;
        _ = EngineAssert.OneError(result, "ObjectChanged", bucket);
        Assert.Equal(1, result.Output[^1].Get<int>("Failed"));
        Assert.Same(theirs, sandbox.Stored(bucket, "o"));
        Assert.Equal(0, sandbox.UnfinishedUploads(bucket));
    }

    [Theory]
    [InlineData("-To DsseKms -KmsKeyId alias/logs", "CopyObject")]
    [InlineData("-To SseKms -KmsKeyId alias/logs", "UpdateObjectEncryption")]
    public void An_answer_that_is_lost_is_no_failure_of_what_was_done(string to, string operation)
    {
        using var engine = Engine(out var bucket);
        _ = Store(bucket, engine, stored => stored with { Acl = Shared() });
        sandbox.Server.Faults.Add(new Fault { Operation = operation, Bucket = bucket, Action = new LoseAnswer() });
        var done = engine.Require($"Convert-S3ObjectEncryption $bucket {to} -PassThru");
        Assert.True(done[0].Get<bool>("IsDone"));
        Assert.Equal(2, sandbox.Stored(bucket, "o")!.Acl!.Grants.Count);
    }

    [Fact]
    public void One_object_that_fails_stops_no_other()
    {
        using var engine = Engine(out var bucket);
        foreach (var key in new[] { "a", "b", "c" }) _ = Store(bucket, engine, stored => stored with { Key = key });
        sandbox.Server.Faults.Add(new Fault { Operation = "CopyObject", Bucket = bucket, Key = "b", Action = new AnswerError(403, "AccessDenied", "Access Denied") });
        var result = engine.Run(ToKms);
        _ = EngineAssert.OneError(result, "AccessDenied", "/b");
        Assert.Equal((3, 1), (result.Output[^1].Get<int>("Copied"), result.Output[^1].Get<int>("Failed")));
    }

    private static string Blocked(HostedEngine engine, string script, params string[] words)
    {
        var result = engine.Run(script);
        _ = EngineAssert.OneError(result, "ConversionBlocked", ["1 of 1 objects", .. words]);
        var done = result.Output;
        Assert.Equal("Blocked", done[0].Get<string>("Action"));
        Assert.False(done[0].Get<bool>("IsDone"));
        Assert.Equal(1, done[^1].Get<int>("Blocked"));
        Assert.All(words, word => Assert.Contains(word, done[0].Get<string>("Reason")));
        return done[0].Get<string>("Reason");
    }

    private HostedEngine Engine(out string bucket, Versioning versioning = Versioning.Never)
    {
        var engine = sandbox.As();
        bucket = sandbox.NewSseCBucket();
        engine.Set("bucket", bucket);
        sandbox.Server.Buckets.Find(bucket)!.Ownership = ObjectOwnership.ObjectWriter;
        sandbox.Server.Buckets.Find(bucket)!.Objects.Versioning = versioning;
        return engine;
    }

    private StoredObject Store(string bucket, HostedEngine engine, Func<StoredObject, StoredObject> change)
    {
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(6 << 20)}' $bucket o -Encryption SseS3");
        var versions = sandbox.Server.Buckets.Find(bucket)!.Objects;
        var first = sandbox.Stored(bucket, "o")!;
        var stored = sandbox.Change(bucket, "o", change);
        if (versions.Versioning == Versioning.Enabled) _ = versions.Remove("o", first.VersionId, _ => { });
        return stored;
    }

    private AccessControlList Shared()
    {
        var owner = CanonicalId.Of(sandbox.Server.AccountId);
        return new AccessControlList(owner,
        [
            new Grant(Grantee.Canonical(owner), Permission.FullControl),
            new Grant(Grantee.Canonical(CanonicalId.Of("444455556666")), Permission.Read),
        ]);
    }

    private static Dictionary<string, string> Pairs(params (string Name, string Value)[] pairs) => pairs.ToDictionary(p => p.Name, p => p.Value);
}
