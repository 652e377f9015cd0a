using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>What Get-S3ObjectEncryption says of stored objects is what the server holds, for each of them, in order.</summary>
public sealed class ObjectAuditTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Every_kind_is_told_with_its_key()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        var rows = engine.Require($"Get-S3ObjectEncryption {bucket} -SseCKey $wrong, $key");
        Assert.Equal(["c", "dsse", "kms", "kms-bucket-key", "none", "s3"], rows.Select(r => r.Get<string>("Key")));
        Assert.Equal(["SseC", "DsseKms", "SseKms", "SseKms", "None", "SseS3"], rows.Select(r => r.Get<string>("Encryption")));
        foreach (var row in rows)
        {
            var stored = sandbox.Stored(bucket, row.Get<string>("Key"))!;
            Assert.Equal(StoredObjects.KindOf(stored), row.Get<string>("Encryption"));
            Assert.Equal((stored.Encryption as KmsEncryption)?.KeyArn ?? "", row.Get<string>("KmsKeyArn"));
            Assert.Equal((stored.Encryption as KmsEncryption)?.BucketKey ?? false, row.Get<bool>("BucketKey"));
            Assert.Equal(stored.Size, row.Get<long>("Size"));
            Assert.Equal(stored.ETag, row.Get<string>("ETag"));
            Assert.Equal("CRC64NVME FULL_OBJECT", $"{row.Get<string>("ChecksumAlgorithm")} {row.Get<string>("ChecksumType")}");
            Assert.Empty(row.Get<string>("Problem"));
        }

        Assert.Equal(engine.Require("$key.Fingerprint").Single().ToString(), rows[0].Get<string>("SseCKeyFingerprint"));
    }

    [Fact]
    public void Under_SSE_C_without_its_key_it_is_told_and_nothing_invented()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        foreach (var keys in new[] { "", "-SseCKey $wrong" })
        {
            var row = EngineAssert.OneObject(engine.Run($"Get-S3ObjectEncryption {bucket} -Encryption SseC {keys}"));
            Assert.Equal("SseC", row.Get<string>("Encryption"));
            Assert.False(row.Get<bool>("IsProbable"));
            Assert.Empty(row.Get<string>("SseCKeyFingerprint"));
            Assert.Equal(sandbox.Stored(bucket, "c")!.Size, row.Get<long>("Size"));
        }
    }

    [Fact]
    public void The_key_is_found_in_a_keyring_and_remembered()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewSseCBucket();
        _ = engine.Require($"""
            $old = New-SseCKey old; $new = New-SseCKey new
            $old | Save-SseCKey "$Folder/{bucket}" -KmsKeyId alias/logs
            $new | Save-SseCKey "$Folder/{bucket}" -KmsKeyId alias/logs
            $null = 1..6 | ForEach-Object {"{"} Send-S3SseCObject '{sandbox.NewFile(10)}' {bucket} "o$_" -SseCKey $old -WarningAction Ignore {"}"}
            """);
        sandbox.Server.Requests.Clear();
        var rows = engine.Require($"Get-S3ObjectEncryption {bucket} -Keyring \"$Folder/{bucket}\" -ThrottleLimit 1 -Unordered");
        Assert.All(rows, r => Assert.Equal("old", r.Get<string>("SseCKeyName")));
        // One without a key, then on the first both keys, on the others the one that opened the last.
        Assert.Equal(6 + 2 + 5, sandbox.Seen("HeadObject").Count);
    }

    [Theory]
    [InlineData("Get-S3ObjectEncryption {0}")]
    [InlineData("Get-S3ObjectEncryption {0} -Unordered")]
    [InlineData("100..399 | ForEach-Object {{ [pscustomobject]@{{ BucketName = '{0}'; Key = \"k0$_\" }} }} | Get-S3ObjectEncryption")]
    public void Who_wants_the_first_alone_pays_for_few_requests(string command)
    {
        using var engine = sandbox.As();
        var bucket = Many(engine, 400);
        sandbox.Server.Requests.Clear();
        // Like Select-Object -First 1.
        var audit = string.Format(CultureInfo.InvariantCulture, command, bucket);
        var first = engine.Require($"foreach ($once in 1) {{ {audit} | ForEach-Object {{ $_; break }} }}");
        Assert.StartsWith("k0", Assert.Single(first).Get<string>("Key"), StringComparison.Ordinal);
        Assert.InRange(sandbox.Seen("HeadObject").Count, 1, 10);
    }

    [Fact]
    public void Order_is_the_listings_and_no_object_is_missed_or_told_twice_over_pages()
    {
        using var engine = sandbox.As();
        var bucket = Many(engine, 2_345);
        var expected = Enumerable.Range(0, 2_345).Select(i => $"k{i:0000}").ToList();
        Assert.Equal(expected, Keys(engine.Require($"Get-S3ObjectEncryption {bucket}")));
        Assert.Equal(expected, Keys(engine.Require($"Get-S3ObjectEncryption {bucket} -Unordered")).Order(StringComparer.Ordinal));
        var shares = Enumerable.Range(1, 3).Select(i => Keys(engine.Require($"Get-S3ObjectEncryption {bucket} -Shard {i}/3"))).ToList();
        Assert.Equal(expected, shares.SelectMany(s => s).Order(StringComparer.Ordinal));
        Assert.All(shares, share => Assert.InRange(share.Count, 600, 1_000));
    }

    [Theory]
    [MemberData(nameof(LegalKeys.All), MemberType = typeof(LegalKeys))]
    public void Every_legal_key_is_told_of_as_it_is(string key)
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        engine.Set("key", key);
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(3)}' {bucket} stored");
        _ = sandbox.Change(bucket, "stored", stored => stored with { Key = key });
        _ = sandbox.Server.Buckets.Find(bucket)!.Objects.Delete("stored", DateTimeOffset.UtcNow, _ => { });
        Assert.Equal([key], Keys(engine.Require($"Get-S3ObjectEncryption {bucket}")));
        Assert.Equal([key], Keys(engine.Require($"Get-S3ObjectEncryption {bucket} -Version")));
        Assert.Equal([key], Keys(engine.Require($"Get-S3ObjectEncryption {bucket} -Key $key")));
    }

    [Fact]
    public void All_versions_are_told_and_delete_markers_are_not()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        sandbox.Server.Buckets.Find(bucket)!.Objects.Versioning = Versioning.Enabled;
        _ = engine.Require($"""
            $null = Send-S3EncryptedObject '{sandbox.NewFile(3)}' {bucket} a -Encryption SseS3
            $null = Send-S3EncryptedObject '{sandbox.NewFile(4)}' {bucket} a -KmsKeyId alias/logs
            $null = Send-S3EncryptedObject '{sandbox.NewFile(5)}' {bucket} gone
            """);
        _ = sandbox.Server.Buckets.Find(bucket)!.Objects.Delete("gone", DateTimeOffset.UtcNow, _ => { });
        var rows = engine.Require($"Get-S3ObjectEncryption {bucket} -Version");
        Assert.Equal(["a SseKms True", "a SseS3 False", "gone SseS3 False"], rows.Select(r => $"{r.Get<string>("Key")} {r.Get<string>("Encryption")} {r.Get<bool>("IsLatest")}"));
        Assert.Equal(
            sandbox.Server.Buckets.Find(bucket)!.Objects.Versions("a").Select(v => v.VersionId), rows.Take(2).Select(r => r.Get<string>("VersionId")));
        Assert.Equal(["a"], Keys(engine.Require($"Get-S3ObjectEncryption {bucket}")));
        // What was told goes back in, version for version.
        Assert.Equal(
            ["SseKms", "SseS3", "SseS3"],
            engine.Require($"Get-S3ObjectEncryption {bucket} -Version | Get-S3ObjectEncryption").Select(r => r.Get<string>("Encryption")));
    }

    [Theory]
    [InlineData("-Encryption SseKms", "kms", "kms-bucket-key")]
    [InlineData("-NotEncryption SseKms, SseC", "dsse", "none", "s3")]
    [InlineData("-KmsKeyId alias/logs", "dsse", "kms", "kms-bucket-key")]
    [InlineData("-KmsKeyId $arn", "dsse", "kms", "kms-bucket-key")]
    [InlineData("-KmsKeyId $arn.Split('/')[1] -Encryption DsseKms", "dsse")]
    [InlineData("-KmsKeyId *nothing*")]
    [InlineData("-Include k*, s? -Exclude *-key", "kms", "s3")]
    [InlineData("-Prefix kms", "kms", "kms-bucket-key")]
    public void Filters_take_what_they_say(string filter, params string[] expected)
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        Assert.Equal(expected, Keys(engine.Require($"Get-S3ObjectEncryption {bucket} {filter}")));
    }

    [Fact]
    public void What_the_caller_may_not_see_is_a_row_with_its_reason_and_the_end_says_how_many()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/kms*"}]}
            """);
        var result = engine.Run($"Get-S3ObjectEncryption {bucket}");
        Assert.Empty(result.AllErrors);
        var denied = result.Output.Where(r => r.Get<string>("Problem").Length > 0).ToList();
        Assert.Equal(["kms", "kms-bucket-key"], Keys(denied));
        Assert.All(denied, r => Assert.Equal("Unknown", r.Get<string>("Encryption")));
        Assert.All(denied, r => Assert.Contains("explicit deny", r.Get<string>("Problem")));
        Assert.Equal(6, result.Output.Count);
        Assert.Contains("2 of 6", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_bucket_that_may_not_be_listed_is_an_error_and_the_next_one_goes_on()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        var result = engine.Run($"'no-such-bucket-here', '{bucket}' | Get-S3ObjectEncryption");
        Assert.Equal(6, result.Output.Count);
        _ = EngineAssert.OneError(result, "BucketNotFound", "no-such-bucket-here");
    }

    [Fact]
    public void An_object_that_is_deleted_after_it_was_listed_is_no_row_and_one_that_was_named_is_an_error()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        sandbox.Server.Faults.Add(new Fault("s3", "HeadObject", 1, new AnswerError(404, "NoSuchKey", "The specified key does not exist.")) { Key = "kms" });
        Assert.Equal(["c", "dsse", "kms-bucket-key", "none", "s3"], Keys(engine.Require($"Get-S3ObjectEncryption {bucket}")));
        _ = EngineAssert.OneError(engine.Run($"Get-S3ObjectEncryption {bucket} -Key gone"), "ObjectNotFound", "gone");
    }

    [Fact]
    public void SlowDown_slows_down_and_loses_no_object()
    {
        using var engine = sandbox.As();
        var bucket = Many(engine, 400);
        sandbox.Server.Faults.Add(new Fault("s3", "HeadObject", 50, new AnswerError(503, "SlowDown", "Please reduce your request rate.")) { Bucket = bucket, Times = 40 });
        sandbox.Server.Faults.Add(new Fault("s3", "ListObjectsV2", 1, new AnswerError(503, "SlowDown", "Please reduce your request rate.")) { Bucket = bucket, Times = 2 });
        var result = engine.Run($"Get-S3ObjectEncryption {bucket} -Verbose");
        Assert.Empty(result.AllErrors);
        Assert.Equal(400, result.Output.Select(r => r.Get<string>("Key")).Distinct().Count());
        Assert.All(result.Output, r => Assert.Equal("SseS3", r.Get<string>("Encryption")));
        Assert.Contains(result.Verbose, text => text.Contains("slowing down"));
    }

    [Fact]
    public void Credentials_that_expire_on_the_way_end_it_and_make_no_object_look_like_SSE_C()
    {
        using var engine = sandbox.As();
        var bucket = Many(engine, 300);
        sandbox.Server.Faults.Add(new Fault("s3", "HeadObject", 100, new AnswerError(400, "ExpiredToken", "The provided token has expired.")) { Bucket = bucket, Times = 1_000 });
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new AnswerError(400, "ExpiredToken", "The provided token has expired.")) { Bucket = bucket, Times = 1_000 });
        var result = engine.Run($"Get-S3ObjectEncryption {bucket}");
        Assert.DoesNotContain("SseC", result.Output.Select(r => r.Get<string>("Encryption")));
        _ = EngineAssert.OneError(result, "ExpiredCredentials");
        sandbox.Server.Faults.Clear();
    }

    [Fact]
    public void Whoever_has_enough_gets_it_at_once()
    {
        using var engine = sandbox.As();
        var bucket = Many(engine, 3_000);
        sandbox.Server.Requests.Clear();
        Assert.Equal(["k0000", "k0001"], Keys(engine.Require($"foreach ($once in 1) {{ Get-S3ObjectEncryption {bucket} | ForEach-Object {{ $_; if (++$n -eq 2) {{ break }} }} }}")));
        Assert.InRange(sandbox.Seen("HeadObject").Count, 2, 1_500);
    }

    private static IReadOnlyList<string> Keys(IEnumerable<System.Management.Automation.PSObject> rows) => [.. rows.Select(r => r.Get<string>("Key"))];

    private string OneOfEach(HostedEngine engine)
    {
        var bucket = sandbox.NewSseCBucket();
        _ = engine.Require($"""
            $key = New-SseCKey; $wrong = New-SseCKey; $arn = (Get-S3KmsKey alias/logs).Arn
            $null = Send-S3SseCObject '{sandbox.NewFile(5)}' {bucket} c -SseCKey $key -WarningAction Ignore
            $null = Send-S3EncryptedObject '{sandbox.NewFile(6)}' {bucket} dsse -Encryption DsseKms -KmsKeyId alias/logs
            $null = Send-S3EncryptedObject '{sandbox.NewFile(7)}' {bucket} kms -KmsKeyId alias/logs
            $null = Send-S3EncryptedObject '{sandbox.NewFile(8)}' {bucket} kms-bucket-key -KmsKeyId alias/logs -BucketKey
            $null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' {bucket} none
            $null = Send-S3EncryptedObject '{sandbox.NewFile(0)}' {bucket} s3 -Encryption SseS3
            """);
        _ = sandbox.Change(bucket, "none", stored => stored with { Encryption = Unencrypted.Instance });
        return bucket;
    }

    private string Many(HostedEngine engine, int count)
    {
        var bucket = sandbox.NewBucket();
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' {bucket} k0000");
        for (var i = 1; i < count; i++) _ = sandbox.Change(bucket, "k0000", stored => stored with { Key = $"k{i:0000}" });
        return bucket;
    }

    [Fact]
    public void A_pattern_where_a_prefix_is_meant_is_warned_of()
    {
        using var engine = sandbox.As();
        var bucket = OneOfEach(engine);
        var run = engine.Run($"Get-S3ObjectEncryption {bucket} k*");
        Assert.Empty(run.Output);
        Assert.Contains("-Include 'k*'", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"Get-S3ObjectEncryption {bucket} x").Warnings);
    }
}
