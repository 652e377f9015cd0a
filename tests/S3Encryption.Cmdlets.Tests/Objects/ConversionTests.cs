using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Every kind of encryption is changed into every other, by the cheapest way there is, and what cannot be is left alone and told.</summary>
public sealed class ConversionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Here = "-BucketName $bucket -SseCKey $key, $other";

    [Theory]
    [InlineData("SseS3", "", "SseS3", "Skip")]
    [InlineData("SseKms", "-KmsKeyId alias/logs", "SseS3", "Update")]
    [InlineData("SseKms", "-KmsKeyId alias/logs", "SseKms", "Skip")]
    [InlineData("SseKms", "-KmsKeyId alias/logs -BucketKey", "SseKms", "Update")]
    [InlineData("SseKms", "-KmsKeyId alias/second", "SseKms", "Update")]
    [InlineData("SseKms", "-KmsKeyId alias/logs", "DsseKms", "Copy")]
    [InlineData("SseKms", "-KmsKeyId alias/logs", "SseC", "Copy")]
    [InlineData("SseKms", "-KmsKeyId alias/logs", "None", "Copy")]
    [InlineData("DsseKms", "-KmsKeyId alias/logs", "SseS3", "Copy")]
    [InlineData("DsseKms", "-KmsKeyId alias/logs", "DsseKms", "Skip")]
    [InlineData("SseS3", "", "SseKms", "Copy")]
    [InlineData("SseS3", "", "SseC", "Copy")]
    [InlineData("SseC", "-ToSseCKey $other", "SseS3", "Copy")]
    [InlineData("SseC", "-ToSseCKey $other", "SseC", "Copy")]
    [InlineData("SseC", "-ToSseCKey $key", "SseC", "Skip")]
    public void From_each_kind_to_each_the_cheapest_way_is_taken(string to, string parameters, string from, string action)
    {
        using var engine = Engine();
        Store(engine, from);
        var bucket = engine.Require("$bucket").Single().ToString();
        var before = sandbox.Stored(bucket, "o")!;
        var plan = engine.Require($"Convert-S3ObjectEncryption {Here} -To {to} {parameters} -WhatIf");
        Assert.Equal(action, plan[0].Get<string>("Action"));
        Assert.False(plan[0].Get<bool>("IsDone"));
        Assert.Same(before, sandbox.Stored(bucket, "o"));
        sandbox.Server.Requests.Clear();
        var done = engine.Require($"Convert-S3ObjectEncryption {Here} -To {to} {parameters} -PassThru");
        Assert.Equal((action, true, from), (done[0].Get<string>("Action"), done[0].Get<bool>("IsDone"), done[0].Get<string>("FromEncryption")));
        var after = sandbox.Stored(bucket, "o")!;
        Assert.Equal(to, StoredObjects.KindOf(after));
        Assert.Equal(StoredObjects.Described(before), StoredObjects.Described(after));
        Assert.Equal(parameters.Contains("-BucketKey"), after.Encryption is KmsEncryption { BucketKey: true });
        Assert.Equal(action == "Update" ? 1 : 0, sandbox.Seen("UpdateObjectEncryption").Count);
        Assert.Equal(action == "Copy" ? 1 : 0, sandbox.Seen("CopyObject").Count);
        // Who only updates needs no right to ask how the bucket is set up.
        Assert.Equal(action == "Copy" ? 1 : 0, sandbox.Seen("GetBucketVersioning").Count);
        Assert.Same(before.Body, after.Body);
        // What is done is done: the same again finds nothing to do.
        Assert.Equal(1, engine.Require($"Convert-S3ObjectEncryption {Here} -To {to} {parameters}").Single().Get<long>("Skipped"));
    }

    [Fact]
    public void The_plan_and_the_summary_count_what_the_server_then_sees()
    {
        using var engine = Engine();
        foreach (var kind in new[] { "SseS3", "SseKms", "SseC", "DsseKms" }) Store(engine, kind, key: kind);
        var plan = engine.Require($"Convert-S3ObjectEncryption {Here} -To SseKms -KmsKeyId alias/logs -WhatIf")[^1];
        sandbox.Server.Requests.Clear();
        var done = engine.Require($"Convert-S3ObjectEncryption {Here} -To SseKms -KmsKeyId alias/logs").Single();
        foreach (var sum in new[] { plan, done })
        {
            Assert.Equal((4, 1, 1, 2, 0), (sum.Get<int>("Objects"), sum.Get<int>("Skipped"), sum.Get<int>("Updated"), sum.Get<int>("Copied"), sum.Get<int>("Blocked")));
            Assert.Equal(4 * 9, sum.Get<int>("Bytes"));
        }

        foreach (var operation in new[] { "UpdateObjectEncryption", "CopyObject" })
            Assert.Equal(plan.Properties["Requests"].Value is System.Collections.Generic.IReadOnlyDictionary<string, long> r ? r[operation] : -1, sandbox.Seen(operation).Count);
    }

    [Theory]
    [InlineData("", "Blocked", "-KeepVersion or -RemoveOldVersion")]
    [InlineData("-KeepVersion", "Copy", "")]
    [InlineData("-RemoveOldVersion", "Copy", "")]
    public void In_a_bucket_with_versions_nobody_is_surprised_by_old_ones(string choice, string action, string reason)
    {
        using var engine = Engine(Versioning.Enabled);
        Store(engine, "SseKms");
        var bucket = engine.Require("$bucket").Single().ToString();
        var before = sandbox.Stored(bucket, "o")!;
        var result = engine.Run($"Convert-S3ObjectEncryption {Here} -To SseS3 {choice} -PassThru");
        if (choice.Length == 0) _ = EngineAssert.OneError(result, "ConversionBlocked", reason);
        else Assert.Empty(result.AllErrors);
        var done = result.Output;
        Assert.Equal(action, done[0].Get<string>("Action"));
        Assert.Contains(reason, done[0].Get<string>("Reason"));
        var versions = sandbox.Server.Buckets.Find(bucket)!.Objects.Versions("o");
        Assert.Equal(choice == "-KeepVersion" ? 2 : 1, versions.Count);
        Assert.Equal(choice.Length == 0 ? "SseKms" : "SseS3", StoredObjects.KindOf((StoredObject)versions[0]));
        Assert.Equal(choice != "-RemoveOldVersion", versions.Contains(before));
    }

    [Fact]
    public void Older_versions_are_updated_where_they_are_and_never_copied_over_the_latest()
    {
        using var engine = Engine(Versioning.Enabled);
        foreach (var kind in new[] { "SseS3", "SseC", "SseS3" }) Store(engine, kind);
        var bucket = engine.Require("$bucket").Single().ToString();
        var before = sandbox.Server.Buckets.Find(bucket)!.Objects.Versions("o").Cast<StoredObject>().ToList();
        var done = Run($"Convert-S3ObjectEncryption {Here} -Version -To SseKms -KmsKeyId alias/logs -KeepVersion -PassThru", "1 of 3 objects");
        Assert.Equal(["Update", "Blocked", "Update"], done.Take(3).Select(d => d.Get<string>("Action")));
        var after = sandbox.Server.Buckets.Find(bucket)!.Objects.Versions("o").Cast<StoredObject>().ToList();
        Assert.Equal(before.Select(v => (v.VersionId, v.ETag)), after.Select(v => (v.VersionId, v.ETag)));
        Assert.Equal(["SseKms", "SseC", "SseKms"], after.Select(StoredObjects.KindOf));
        // The same when the versions come down the pipeline.
        var piped = Run(
            "Get-S3ObjectEncryption $bucket -Version | Convert-S3ObjectEncryption -SseCKey $key -To SseS3 -KeepVersion -PassThru", "2 of 3 objects", "2 because it is an older version");
        Assert.Equal(["Copy", "Blocked", "Blocked"], piped.Take(3).Select(d => d.Get<string>("Action")));
        Assert.Equal(before[0].Size, sandbox.Stored(bucket, "o")!.Size);
        Assert.Equal("SseS3", StoredObjects.KindOf(sandbox.Stored(bucket, "o")!));

        System.Collections.Generic.IReadOnlyList<System.Management.Automation.PSObject> Run(string script, params string[] words)
        {
            var result = engine.Run(script);
            _ = EngineAssert.OneError(result, "ConversionBlocked", words);
            return result.Output;
        }
    }

    [Theory]
    [InlineData("", "it is under SSE-C")]
    [InlineData("-SseCKey $other", "none of the keys that were given opens it")]
    public void What_no_key_opens_is_left_alone_and_named_without_being_asked(string keys, string why)
    {
        using var engine = Engine();
        Store(engine, "SseS3", key: "a");
        Store(engine, "SseC", key: "o");
        Store(engine, "SseS3", key: "z");
        var bucket = engine.Require("$bucket").Single().ToString();
        var before = sandbox.Stored(bucket, "o");
        var script = $"Convert-S3ObjectEncryption $bucket {keys} -To DsseKms -KmsKeyId alias/logs";
        var result = engine.Run(script);
        _ = EngineAssert.OneError(result, "ConversionBlocked", "1 of 3 objects", $"1 because {why}", "-Keyring");
        Assert.Equal(("Blocked", "o"), (result.Output[0].Get<string>("Action"), result.Output[0].Get<string>("Key")));
        Assert.Equal((2, 1), (result.Output[1].Get<int>("Copied"), result.Output[1].Get<int>("Blocked")));
        Assert.Same(before, sandbox.Stored(bucket, "o"));
        // A plan is no failure.
        Assert.Empty(engine.Run(script + " -WhatIf").AllErrors);
    }

    [Fact]
    public void Several_buckets_are_named_at_once()
    {
        using var engine = Engine();
        var (bucket, other) = (engine.Require("$bucket").Single().ToString(), sandbox.NewSseCBucket());
        foreach (var place in new[] { bucket, other })
            _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' {place} o -Encryption SseS3");
        Assert.Equal([bucket, other], engine.Require($"Get-S3ObjectEncryption {bucket}, {other}").Select(o => o.Get<string>("BucketName")));
        Assert.Equal(2, engine.Require($"Convert-S3ObjectEncryption {bucket}, {other} -To SseKms -KmsKeyId alias/logs").Single().Get<int>("Updated"));
    }

    [Fact]
    public void A_plan_says_that_the_bucket_takes_no_SSE_C()
    {
        using var engine = Engine();
        Store(engine, "SseS3");
        var bucket = engine.Require("$bucket").Single().ToString();
        var script = $"Convert-S3ObjectEncryption {bucket} -To SseC -ToSseCKey $key -WarningAction Ignore -WhatIf";
        Assert.Equal("Copy", engine.Require(script)[0].Get<string>("Action"));
        _ = engine.Require("Set-S3BucketEncryption $bucket -BlockSseC");
        var plan = engine.Require(script);
        Assert.Equal(("Blocked", 1), (plan[0].Get<string>("Action"), plan[1].Get<int>("Blocked")));
        Assert.Contains($"Set-S3BucketEncryption {bucket} -AllowSseC", plan[0].Get<string>("Reason"), StringComparison.Ordinal);
        _ = EngineAssert.OneError(engine.Run(script.Replace("-WhatIf", "")), "SseCBlockedByBucket", "-AllowSseC");
    }

    [Fact]
    public void What_nobody_says_the_size_of_has_none()
    {
        using var engine = Engine();
        Store(engine, "SseC");
        var plan = engine.Require("Convert-S3ObjectEncryption $bucket -Key o -To SseS3 -WhatIf");
        Assert.Null(plan[0].Properties["Size"].Value);
        Assert.Equal(9, engine.Require("Convert-S3ObjectEncryption $bucket -To SseS3 -WhatIf")[0].Get<int>("Size"));
    }

    [Fact]
    public void That_one_is_left_alone_ends_nothing_before_the_others_are_done()
    {
        using var engine = Engine();
        Store(engine, "SseC", key: "a");
        foreach (var key in new[] { "b", "c" }) Store(engine, "SseS3", key: key);
        var bucket = engine.Require("$bucket").Single().ToString();
        var result = engine.Run("$ErrorActionPreference = 'Stop'; Convert-S3ObjectEncryption $bucket -To SseKms -KmsKeyId alias/logs; 'never'");
        _ = EngineAssert.OneError(result, "ConversionBlocked");
        Assert.Equal((1, 2), (result.Output[^1].Get<int>("Blocked"), result.Output[^1].Get<int>("Updated")));
        Assert.Equal(["SseC", "SseKms", "SseKms"], new[] { "a", "b", "c" }.Select(key => StoredObjects.KindOf(sandbox.Stored(bucket, key)!)));
    }

    [Fact]
    public void A_keyring_rotates_from_any_of_its_keys_to_its_newest()
    {
        using var engine = Engine();
        _ = engine.Require("""
            $key, $other | Save-SseCKey "$Folder/$bucket" -KmsKeyId alias/logs
            $newest = New-SseCKey newest; $newest | Save-SseCKey "$Folder/$bucket" -KmsKeyId alias/logs
            """);
        Store(engine, "SseC", "$key", "a");
        Store(engine, "SseC", "$other", "b");
        Store(engine, "SseC", "$newest", "c");
        var sum = engine.Require("Convert-S3ObjectEncryption $bucket -Keyring \"$Folder/$bucket\" -To SseC").Single();
        Assert.Equal((2, 1), (sum.Get<int>("Copied"), sum.Get<int>("Skipped")));
        Assert.Equal([true, true, true], engine.Require("'a', 'b', 'c' | ForEach-Object { Test-SseCKey $bucket $_ -SseCKey $newest -Quiet }").Select(r => (bool)r.BaseObject));
    }

    [Fact]
    public void A_large_object_is_copied_in_parts_between_two_keys()
    {
        using var engine = Engine();
        var file = sandbox.NewFile(12 << 20);
        _ = engine.Require($"$null = Send-S3SseCObject '{file}' $bucket o -SseCKey $key -WarningAction Ignore");
        var done = engine.Require($"Convert-S3ObjectEncryption {Here} -To SseC -ToSseCKey $other -MultipartThreshold 5MB -PassThru");
        Assert.Equal("MultipartCopy", done[0].Get<string>("Action"));
        var back = sandbox.NewPath();
        _ = engine.Require($"$null = Receive-S3SseCObject $bucket o '{back}' -SseCKey $other");
        Assert.Equal(System.IO.File.ReadAllBytes(file), System.IO.File.ReadAllBytes(back));
        Assert.Equal(0, sandbox.UnfinishedUploads(engine.Require("$bucket").Single().ToString()));
    }

    [Theory]
    [InlineData("-To SseC", "InvalidEncryption")]
    [InlineData("-To SseS3 -KmsKeyId alias/logs", "InvalidEncryption")]
    [InlineData("-To SseKms -ToSseCKey $other", "InvalidEncryption")]
    [InlineData("-To SseKms -KmsKeyId alias/nothing", "KmsKeyNotFound")]
    [InlineData("-To SseS3 -KeepVersion -RemoveOldVersion", "InvalidVersions")]
    [InlineData("-To SseS3 -Shard 3/2", "InvalidShard")]
    public void What_makes_no_sense_is_refused_before_anything_is_touched(string parameters, string id)
    {
        using var engine = Engine();
        Store(engine, "SseKms");
        sandbox.Server.Requests.Clear();
        var result = engine.Run($"Convert-S3ObjectEncryption $bucket {parameters}");
        _ = EngineAssert.OneError(result, id);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(sandbox.Server.Requests.Snapshot(), r => r.Service == "s3");
    }

    private HostedEngine Engine(Versioning versioning = Versioning.Never)
    {
        var engine = sandbox.As();
        var bucket = sandbox.NewSseCBucket();
        sandbox.Server.Buckets.Find(bucket)!.Objects.Versioning = versioning;
        engine.Set("bucket", bucket);
        _ = engine.Require("$key = New-SseCKey; $other = New-SseCKey; if (-not (Get-S3KmsKey | Where-Object Aliases -contains 'alias/second')) { $null = New-S3KmsKey second }");
        return engine;
    }

    private void Store(HostedEngine engine, string kind, string sseCKey = "$key", string key = "o")
    {
        var file = sandbox.NewFile(9);
        var how = "-ContentType text/csv -Metadata @{ owner = 'ops' } -Tag @{ cost = '42' } -WarningAction Ignore";
        _ = engine.Require("$null = " + kind switch
        {
            "SseC" => $"Send-S3SseCObject '{file}' $bucket {key} -SseCKey {sseCKey} {how}",
            "SseS3" or "None" => $"Send-S3EncryptedObject '{file}' $bucket {key} -Encryption SseS3 {how}",
            _ => $"Send-S3EncryptedObject '{file}' $bucket {key} -Encryption {kind} -KmsKeyId alias/logs {how}",
        });
        if (kind != "None") return;
        _ = sandbox.Change(engine.Require("$bucket").Single().ToString(), key, stored => stored with { Encryption = Unencrypted.Instance });
    }
}
