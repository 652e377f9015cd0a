using System;
using System.Globalization;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

/// <summary>Accounts with thousands of buckets: none is missed, the order is S3's, and what is read is not kept.</summary>
public sealed class ManyBucketsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Many = 2000;

    [Fact]
    public void Thousands_are_listed_in_order_and_none_is_kept_in_memory()
    {
        Make("many", Many);
        using var engine = sandbox.As();
        var seen = engine.Require("""
            Get-S3BucketEncryption many-* -ThrottleLimit 16 | ForEach-Object { $_.BucketName; [WeakReference]::new($_) }
            """);
        Assert.Equal(
            Enumerable.Range(0, Many).Select(i => Name("many", i)), seen.Select(o => o.BaseObject).OfType<string>());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // What was on its way when the last one came may still be held.
        Assert.InRange(seen.Select(o => o.BaseObject).OfType<WeakReference>().Count(reference => reference.IsAlive), 0, 64);
    }

    [Fact]
    public void One_of_many_that_may_not_be_read_keeps_its_place_and_hides_no_other()
    {
        Make("some", 60);
        var denied = Name("some", 30);
        sandbox.Server.Faults.Add(
            new Fault("s3", "GetBucketEncryption", 1, new AnswerError(403, "AccessDenied")) { Bucket = denied, Times = null });
        try
        {
            using var engine = sandbox.As();
            var all = engine.Require("Get-S3BucketEncryption some-*");
            Assert.Equal(Enumerable.Range(0, 60).Select(i => Name("some", i)), all.Select(b => b.Get<string>("BucketName")));
            Assert.Equal(denied, Assert.Single(all, b => b.Get<string>("Encryption") == "Unknown").Get<string>("BucketName"));
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Theory]
    [InlineData("Get-S3BucketEncryption {0}")]
    [InlineData("{0} | Get-S3BucketEncryption -ThrottleLimit 4")]
    [InlineData("Get-S3EncryptionPolicy {0}")]
    public void What_was_named_comes_in_the_order_in_which_it_was_named(string command)
    {
        Make("named", 12);
        string[] expected = [.. new[] { 7, 0, 1, 2, 5, 11, 4 }.Select(i => Name("named", i))];
        using var engine = sandbox.As();
        _ = engine.Require("Get-S3BucketEncryption named-* | Set-S3EncryptionPolicy -RequireTls -WarningAction Ignore");
        // The first to be named is the last to be read.
        sandbox.Server.Faults.Add(new Fault("s3", "GetBucket*", 1, new Delay(500)) { Bucket = expected[0], Times = null });
        try
        {
            var named = $"'{Name("named", 7)}', 'named-0000[0-2]', '{Name("named", 5)}', '{Name("named", 11)}', '{Name("named", 4)}'";
            var seen = engine.Require(string.Format(CultureInfo.InvariantCulture, command, named));
            Assert.Equal(expected, seen.Select(b => b.Get<string>("BucketName")));
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Theory]
    [InlineData("aws:fsx")]
    [InlineData("aws:backup")]
    public void A_bucket_of_another_service_is_shown_as_it_is_and_keeps_what_is_not_understood(string algorithm)
    {
        var bucket = sandbox.NewBucket();
        var stored = sandbox.Server.Buckets.Find(bucket)!;
        stored.Encryption = stored.Encryption with { Algorithm = algorithm };
        using var engine = sandbox.As();
        var shown = EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption {bucket}"));
        Assert.Equal(("Other", algorithm), (shown.Get<string>("Encryption"), shown.Get<string>("Algorithm")));
        Assert.Contains(algorithm, engine.Show($"Get-S3BucketEncryption {bucket}"), StringComparison.Ordinal);
        _ = EngineAssert.OneError(engine.Run($"Test-S3KmsAccess -BucketName {bucket}"), "NoKmsKey", "Other");
        var kind = engine.Require($"Test-S3BucketEncryption {bucket} -Baseline @{{}} -Encryption SseKms").Single();
        Assert.Equal("Failed", kind.Get<string>("Result"));
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -AllowSseC");
        Assert.Equal(algorithm, stored.Encryption.Algorithm);
    }

    [Fact]
    public void A_policy_that_is_none_is_Unknown_to_a_test_and_does_not_stop_a_change_of_encryption()
    {
        var bucket = sandbox.NewBucket();
        var stored = sandbox.Server.Buckets.Find(bucket)!;
        var nothing = PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:None","Resource":"*"}}""");
        stored.Policy = new BucketPolicy("{ no policy", nothing);
        using var engine = sandbox.As();
        var tls = engine.Require($"Test-S3BucketEncryption {bucket} -Baseline @{{ TlsRequired = $true }}").Single();
        Assert.NotEqual("Passed", tls.Get<string>("Result"));
        var set = engine.Run($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BucketKey -Verbose");
        Assert.Empty(set.AllErrors);
        Assert.Contains(set.Verbose, line => line.Contains("bucket policy is not understood", StringComparison.Ordinal));
        Assert.Equal("{ no policy", stored.Policy.Text);
        stored.Policy = null;
    }

    private static string Name(string prefix, int number) => $"{prefix}-{number.ToString("00000", CultureInfo.InvariantCulture)}";

    private void Make(string prefix, int count)
    {
        for (var i = 0; i < count; i++) _ = sandbox.Bucket(Name(prefix, i));
    }
}
