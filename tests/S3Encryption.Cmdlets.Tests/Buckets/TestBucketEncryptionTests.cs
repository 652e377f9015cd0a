using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

/// <summary>A bucket that is called safe and is not is worse than one that nobody looked at.</summary>
public sealed class TestBucketEncryptionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string DenyHttp =
        """
        {"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
         "Condition":{"Bool":{"aws:SecureTransport":"false"}}}
        """;

    private const string DenyOtherKinds =
        """
        {"Sid":"Kind","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*",
         "Condition":{"StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption":"aws:kms"}}}
        """;

    private const string DenyOtherKeys =
        """
        {"Sid":"Key","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*",
         "Condition":{"StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"KEY"}}}
        """;

    private const string DenySseC =
        """
        {"Sid":"SseC","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*",
         "Condition":{"Null":{"s3:x-amz-server-side-encryption-customer-algorithm":"false"}}}
        """;

    [Fact]
    public void A_bucket_as_AWS_makes_it_lacks_TLS_and_versions_and_the_remedies_mend_it()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        Assert.Equal(["TlsRequired", "Versioned"], Failed(engine, $"Test-S3BucketEncryption {bucket}"));
        _ = engine.Require($"{Finding(engine, bucket, "TlsRequired").Get<string>("Remedy")}");
        Assert.Equal(["Versioned"], Failed(engine, $"Test-S3BucketEncryption {bucket}"));
        sandbox.Server.Buckets.Find(bucket)!.Objects.Versioning = Versioning.Enabled;
        Assert.Empty(Failed(engine, $"Test-S3BucketEncryption {bucket}"));
        Assert.True((bool)engine.Require($"Test-S3BucketEncryption {bucket} -Quiet").Single().BaseObject);
    }

    [Fact]
    public void TLS_that_is_required_by_somebody_elses_statement_counts_and_one_for_some_actions_does_not()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        Give(bucket, DenyHttp);
        Assert.Equal("denied by statement 'Tls'", Finding(engine, bucket, "TlsRequired").Get<string>("Found"));
        Give(bucket, DenyHttp.Replace("s3:*", "s3:GetObject", StringComparison.Ordinal));
        Assert.Equal("not denied without TLS: s3:PutObject, s3:ListBucket", Finding(engine, bucket, "TlsRequired").Get<string>("Found"));
    }

    [Fact]
    public void SSE_C_that_is_open_fails_unless_the_policy_denies_it()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -AllowSseC");
        var open = Finding(engine, bucket, "SseCBlocked");
        Assert.Equal(("Failed", "High"), (open.Get<string>("Result"), open.Get<string>("Severity")));
        _ = engine.Require(open.Get<string>("Remedy"));
        Assert.Equal("Passed", Finding(engine, bucket, "SseCBlocked").Get<string>("Result"));

        _ = engine.Require($"Set-S3BucketEncryption {bucket} -AllowSseC");
        Give(bucket, DenySseC);
        var denied = Finding(engine, bucket, "SseCBlocked");
        Assert.Equal("Passed", denied.Get<string>("Result"));
        Assert.Contains("'SseC'", denied.Get<string>("Found"), StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_key_and_Bucket_Key_are_held_against_what_is_asked()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        var asked = $"Test-S3BucketEncryption {bucket} -Encryption SseKms -KmsKeyId alias/logs -BucketKey -Baseline @{{}}";
        Assert.Equal(["Encryption", "KmsKey"], Failed(engine, asked));
        // The remedies, as they stand.
        foreach (var remedy in engine.Require($"({asked}).Remedy")) _ = engine.Require($"{remedy}");
        Assert.Equal(["BucketKey"], Failed(engine, asked));
        foreach (var remedy in engine.Require($"({asked}).Remedy")) _ = engine.Require($"{remedy}");
        Assert.Empty(Failed(engine, asked));
        Assert.Equal(["KmsKey"], Failed(engine, $"Test-S3BucketEncryption {bucket} -KmsKeyId alias/only-through-s3 -Baseline @{{}}"));
    }

    [Fact]
    public void An_upload_with_another_key_must_be_denied_not_only_one_of_another_kind()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs");
        const string baseline = "-Baseline @{ OtherEncryptionDenied = $true }";
        Assert.Contains("SseS3", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Found"));
        _ = engine.Require($"{Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Remedy")}");
        Assert.Equal("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
        Give(bucket, DenyOtherKinds);
        var halfway = Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}");
        Assert.Equal("not denied: another KMS key", halfway.Get<string>("Found"));
        var arn = sandbox.Server.Keys.Find("alias/logs")!.Arn;
        Give(bucket, DenyOtherKinds + "," + DenyOtherKeys.Replace("KEY", arn, StringComparison.Ordinal));
        Assert.Equal("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
    }

    [Fact]
    public void A_key_that_is_not_rotated_fails_and_the_managed_one_passes()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        const string baseline = "-Baseline @{ KeyRotation = $true }";
        Assert.Equal("NotApplicable", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms");
        Assert.Equal("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/only-through-s3");
        Assert.NotEqual("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs");
        Assert.Equal("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} {baseline}").Get<string>("Result"));
    }

    [Fact]
    public void Objects_under_SSE_C_are_found_by_looking()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} -AllowSseC; 'a' | Send-S3EncryptedObject {bucket} a");
        Assert.Equal("Passed", Single(engine, $"Test-S3BucketEncryption {bucket} -Baseline @{{ SampleSize = 10 }}").Get<string>("Result"));
        _ = engine.Require($"'b' | Send-S3SseCObject {bucket} b -SseCKey (New-SseCKey) -WarningAction Ignore");
        var found = Single(engine, $"Test-S3BucketEncryption {bucket} -Baseline @{{}} -SampleSize 10");
        Assert.Equal(("Failed", "1 of 2 objects, such as 'b'"), (found.Get<string>("Result"), found.Get<string>("Found")));
    }

    [Theory]
    [InlineData("GetBucketPolicy", "TlsRequired")]
    [InlineData("GetBucketVersioning", "Versioned")]
    [InlineData("GetBucketEncryption", "SseCBlocked")]
    public void What_may_not_be_read_is_unknown_and_never_passed(string operation, string rule)
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        sandbox.Server.Faults.Add(new Fault("s3", operation, 1, new AnswerError(403, "AccessDenied")) { Bucket = bucket, Times = null });
        try
        {
            Assert.Equal("Unknown", Finding(engine, bucket, rule).Get<string>("Result"));
            Assert.Equal("Passed", Finding(engine, bucket, "NotPublic").Get<string>("Result"));
            Assert.False((bool)engine.Require($"Test-S3BucketEncryption {bucket} -Quiet").Single().BaseObject);
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Fact]
    public void A_missing_bucket_is_an_error_and_the_others_are_tested()
    {
        using var engine = sandbox.As();
        var result = engine.Run("Test-S3BucketEncryption no-such-bucket-here, fresh");
        _ = EngineAssert.OneError(result, "BucketNotFound", "s3://no-such-bucket-here");
        Assert.Equal(5, result.Output.Count);
        Assert.False((bool)engine.Run("Test-S3BucketEncryption no-such-bucket-here -Quiet").Output.Single().BaseObject);
    }

    [Theory]
    [InlineData("b.psd1", "@{ Encryption = 'SseKms', 'DsseKms'; TlsRequired = $true }", "Encryption TlsRequired")]
    [InlineData("b.json", """{ "encryption": ["SseKms"], "sseCBlocked": true, "versioned": false }""", "Encryption SseCBlocked")]
    public void A_baseline_comes_from_a_file(string name, string text, string rules)
    {
        using var engine = sandbox.As();
        var file = sandbox.NewPath(name);
        File.WriteAllText(file, text);
        var found = engine.Require($"Test-S3BucketEncryption fresh -Baseline '{file}'").Select(f => f.Get<string>("Rule"));
        Assert.Equal(rules.Split(' '), found);
    }

    [Theory]
    [InlineData("b.psd1", "@{ Encryption = (Get-Date) }")]
    [InlineData("b.psd1", "@{ Tls = $true }")]
    [InlineData("b.psd1", "@{ TlsRequired = ")]
    [InlineData("b.psd1", "'a'")]
    [InlineData("b.json", "[1]")]
    [InlineData("b.json", "{")]
    [InlineData("b.json", """{ "TlsRequired": "maybe" }""")]
    [InlineData("b.json", """{ "SampleSize": "-1" }""")]
    [InlineData("b.json", """{ "Encryption": "SseC" }""")]
    public void A_baseline_that_is_none_tests_nothing(string name, string text)
    {
        using var engine = sandbox.As();
        var file = sandbox.NewPath(name);
        File.WriteAllText(file, text);
        var result = engine.Run($"Test-S3BucketEncryption fresh -Baseline '{file}' -Quiet");
        _ = EngineAssert.OneError(result, "InvalidBaseline");
        Assert.DoesNotContain(result.Output, o => o.BaseObject is true);
    }

    private void Give(string bucket, string statements) =>
        sandbox.GivePolicy(bucket, $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

    private static string[] Failed(HostedEngine engine, string script) =>
        [.. engine.Require(script).Where(f => f.Get<string>("Result") == "Failed").Select(f => f.Get<string>("Rule"))];

    private static PSObject Finding(HostedEngine engine, string bucket, string rule) =>
        engine.Require($"Test-S3BucketEncryption {bucket}").Single(f => f.Get<string>("Rule") == rule);

    private static PSObject Single(HostedEngine engine, string script) => engine.Require(script).Single();
}
