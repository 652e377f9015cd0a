using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

public sealed class BucketEncryptionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private string LogsArn => sandbox.Server.Keys.Find("alias/logs")!.Arn;

    [Fact]
    public void Every_bucket_is_listed_in_order_and_wildcards_choose()
    {
        using var engine = sandbox.As();
        var all = engine.Require("Get-S3BucketEncryption").Select(b => b.Get<string>("BucketName")).ToList();
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Superset(new HashSet<string> { "fresh", "open" }, all.ToHashSet());
        Assert.Equal(["fresh", "open"], engine.Require("Get-S3BucketEncryption [FO]*").Select(b => b.Get<string>("BucketName")));
        Assert.Equal(["open"], engine.Require("Get-S3BucketEncryption o*").Select(b => b.Get<string>("BucketName")));
        Assert.Equal(
            ["open", "fresh"],
            engine.Require("'open', 's3://fresh' | Get-S3BucketEncryption -ThrottleLimit 1").Select(b => b.Get<string>("BucketName")));
    }

    [Fact]
    public void A_new_bucket_shows_what_AWS_makes_it()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        var shown = EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {bucket}"));
        Assert.Equal(
            ("SseS3", "AES256", "Blocked", "Blocked", "us-east-1", false),
            (
                shown.Get<string>("Encryption"),
                shown.Get<string>("Algorithm"),
                shown.Get<string>("SseC"),
                shown.Get<string>("PublicExposure"),
                shown.Get<string>("Region"),
                shown.Get<bool>("BucketKey")));
    }

    [Fact]
    public void One_bucket_that_is_missing_does_not_stop_the_others()
    {
        using var engine = sandbox.As();
        var result = engine.Run("Get-S3BucketEncryption open, no-such-bucket, fresh");
        _ = EngineAssert.OneError(result, "BucketNotFound", "s3://no-such-bucket");
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void Of_all_buckets_one_that_may_not_be_read_is_told_with_its_reason_and_a_named_one_is_an_error()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        sandbox.Server.Faults.Add(
            new Fault("s3", "GetBucketEncryption", 1, new AnswerError(403, "AccessDenied")) { Bucket = bucket, Times = null });
        try
        {
            var all = engine.Require($"Get-S3BucketEncryption [b]{bucket[1..]}, ope[n]");
            Assert.Equal(2, all.Count);
            // The buckets of two patterns come in any order.
            var denied = all.Single(b => b.Get<string>("BucketName") == bucket);
            var open = all.Single(b => b.Get<string>("BucketName") == "open");
            Assert.Equal(("Unknown", "SseS3"), (denied.Get<string>("Encryption"), open.Get<string>("Encryption")));
            Assert.Contains("denied", denied.Get<string>("Problem"), StringComparison.OrdinalIgnoreCase);
            Assert.Empty(open.Get<string>("Problem"));
            _ = EngineAssert.OneError(engine.Run($"Get-S3BucketEncryption {bucket}"), "AccessDenied", $"s3://{bucket}");
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Fact]
    public void What_lets_the_public_in_is_told_policy_and_ACL_alike()
    {
        using var engine = sandbox.As();
        var (byPolicy, byAcl) = (sandbox.NewPublicBucket(), sandbox.NewBucket());
        var bucket = sandbox.Server.Buckets.Find(byAcl)!;
        bucket.PublicAccessBlock = null;
        bucket.Acl = new("owner", [new(Sandbox.S3.Acl.Grantee.AllUsers, "READ")]);
        Assert.Equal("bucket policy", EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {byPolicy}")).Get<string>("ExposedBy"));
        var shown = EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {byAcl}"));
        Assert.Equal(("Public", "ACL: AllUsers READ"), (shown.Get<string>("PublicExposure"), shown.Get<string>("ExposedBy")));
    }

    [Fact]
    public void Who_looks_after_the_key_is_told()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        string Manager() => EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {bucket}")).Get<string>("KmsKeyManager");
        Assert.Empty(Manager());
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms");
        Assert.Equal("Aws", Manager());
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -KmsKeyId alias/logs");
        Assert.Equal("Customer", Manager());
    }

    [Fact]
    public void What_is_not_named_stays_as_it_is()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BucketKey");
        AssertStored(engine, bucket, "SseKms", LogsArn, bucketKey: true, "Blocked");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -AllowSseC");
        AssertStored(engine, bucket, "SseKms", LogsArn, bucketKey: true, "Allowed");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -BucketKey:$false");
        AssertStored(engine, bucket, "SseKms", LogsArn, bucketKey: false, "Allowed");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} DsseKms");
        AssertStored(engine, bucket, "DsseKms", LogsArn, bucketKey: false, "Allowed");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -BlockSseC");
        AssertStored(engine, bucket, "DsseKms", LogsArn, bucketKey: false, "Blocked");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/aws/s3");
        AssertStored(engine, bucket, "SseKms", "", bucketKey: false, "Blocked");
    }

    [Fact]
    public void Removing_goes_back_to_SSE_S3_keeps_the_SSE_C_block_and_never_sends_a_deletion()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.Require(
            $"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BucketKey -AllowSseC; Remove-S3BucketEncryption {bucket}");
        AssertStored(engine, bucket, "SseS3", "", bucketKey: false, "Allowed");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -BlockSseC; Remove-S3BucketEncryption {bucket}");
        AssertStored(engine, bucket, "SseS3", "", bucketKey: false, "Blocked");
        Assert.Empty(sandbox.Seen("DeleteBucketEncryption"));
        Assert.Empty(sandbox.Seen("DeleteBucket"));
    }

    [Fact]
    public void WhatIf_shows_before_and_after_and_changes_nothing()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.TakeScreen();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -WhatIf");
        var shown = engine.TakeScreen();
        Assert.Contains($"from SseS3, SSE-C blocked to SseKms, key {LogsArn}", shown, StringComparison.Ordinal);
        AssertStored(engine, bucket, "SseS3", "", bucketKey: false, "Blocked");
    }

    [Theory]
    [InlineData("Get-S3BucketEncryption s3://fresh/2026/")]
    [InlineData("Set-S3BucketEncryption s3://fresh/2026/ -AllowSseC")]
    [InlineData("Remove-S3BucketEncryption s3://fresh/2026/report.csv")]
    [InlineData("Set-S3EncryptionPolicy s3://fresh/2026/ -RequireTls")]
    [InlineData("Test-S3BucketEncryption s3://fresh/2026/")]
    public void A_part_of_a_bucket_is_not_taken_for_the_whole(string command)
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run(command), "InvalidBucketName", "s3://fresh/2026/", "whole bucket");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Theory]
    [InlineData("'my bucket'")]
    [InlineData("'s3://my bucket/key'")]
    [InlineData("'\"fresh\"'")]
    public void What_no_server_has_as_a_name_is_not_sent_to_one(string name)
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run($"Get-S3BucketEncryption {name}"), "InvalidBucketName", "Get-S3BucketEncryption");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Fact]
    public void A_change_that_changes_nothing_is_not_written()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        var before = sandbox.Seen("PutBucketEncryption").Count;
        var same = EngineAssert.OneObject(engine.Run($"Set-S3BucketEncryption {bucket} SseS3 -BlockSseC -PassThru"));
        Assert.Equal("SseS3", same.Get<string>("Encryption"));
        Assert.Equal(before, sandbox.Seen("PutBucketEncryption").Count);
    }

    [Theory]
    [InlineData("-KmsKeyId alias/none", "KmsKeyNotFound", "alias/none")]
    [InlineData("-KmsKeyId 11111111-2222-3333-4444-555555555555", "KmsKeyNotFound", "11111111")]
    [InlineData("-KmsKeyId alias/off", "KmsKeyDisabled", "enable-key")]
    [InlineData("-KmsKeyId alias/leaving", "KmsKeyPendingDeletion", "cancel-key-deletion")]
    [InlineData("-KmsKeyId alias/rsa", "KmsKeyUnsuitable", "symmetric")]
    [InlineData("SseS3 -KmsKeyId alias/logs", "InvalidEncryptionChange", "SseKms")]
    [InlineData("SseS3 -BucketKey", "InvalidEncryptionChange", "Bucket Key")]
    [InlineData("DsseKms -BucketKey", "InvalidEncryptionChange", "Bucket Key")]
    [InlineData("-BlockSseC -AllowSseC", "InvalidEncryptionChange", "contradict")]
    [InlineData("", "InvalidEncryptionChange", "-Encryption")]
    [InlineData("SseS3 -ExpectedBucketOwner 999999999999", "AccessDenied", "")]
    public void A_change_that_would_break_uploads_is_refused_before_it_is_made(string change, string id, string words)
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = EngineAssert.OneError(engine.Run($"Set-S3BucketEncryption {bucket} {change}"), id, words);
        AssertStored(engine, bucket, "SseS3", "", bucketKey: false, "Blocked");
    }

    [Fact]
    public void Who_may_not_change_a_bucket_is_told_which_permission_is_missing()
    {
        using var engine = sandbox.As("reader");
        _ = EngineAssert.OneError(engine.Run("Set-S3BucketEncryption fresh -AllowSseC"), "AccessDenied", "s3:PutEncryptionConfiguration");
    }

    [Fact]
    public void A_wrong_Region_is_found_out_and_the_right_one_used()
    {
        using var engine = sandbox.As();
        Assert.Equal(
            "us-east-1", EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open -Region eu-west-1")).Get<string>("Region"));
    }

    [Fact]
    public void Without_the_key_check_the_key_is_written_as_given_and_an_alias_is_refused()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        var arn = sandbox.Server.Keys.Find("alias/off")!.Arn;
        _ = EngineAssert.OneError(engine.Run($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId {arn}"), "KmsKeyDisabled");
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId {arn} -SkipKeyCheck");
        AssertStored(engine, bucket, "SseKms", arn, bucketKey: false, "Blocked");
        _ = EngineAssert.OneError(
            engine.Run($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -SkipKeyCheck"), "InvalidEncryptionChange", "alias");
        _ = EngineAssert.OneError(engine.Run($"Set-S3BucketEncryption {bucket} -SkipKeyCheck"), "InvalidEncryptionChange");
    }

    [Fact]
    public void Throttling_is_waited_out()
    {
        using var engine = sandbox.As();
        for (var i = 1; i <= 3; i++)
        {
            sandbox.Server.Faults.Add(
                new Fault("s3", "GetBucketEncryption", i, new AnswerError(503, "SlowDown", "Please reduce your request rate.")));
        }

        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open"));
    }

    private static void AssertStored(Engine.HostedEngine engine, string bucket, string kind, string key, bool bucketKey, string sseC)
    {
        var now = EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {bucket}"));
        Assert.Equal(
            (kind, key, bucketKey, sseC),
            (now.Get<string>("Encryption"), now.Get<string>("KmsKeyId") ?? "", now.Get<bool>("BucketKey"), now.Get<string>("SseC")));
    }
}
