using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

public sealed class EncryptionPolicyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Theirs = """
        {"Id":"theirs","Version":"2012-10-17","Statement":[{"Sid":"Read","Action":["s3:GetObject"],"Effect":"Allow",
        "Principal":{"AWS":["arn:aws:iam::111122223333:user/reader"]},"Resource":"arn:aws:s3:::BUCKET/*",
        "Condition":{"NumericLessThan":{"s3:signatureAge":600000}}}]}
        """;

    private string LogsArn => sandbox.Server.Keys.Find("alias/logs")!.Arn;

    [Fact]
    public void A_policy_of_somebody_else_is_the_same_text_after_all_was_set_and_removed()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket(Theirs);
        var before = PolicyOf(bucket)!;
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC -RequireEncryption SseKms -RequireHeader");
        Assert.StartsWith(before.ReplaceLineEndings("")[..^2], PolicyOf(bucket), StringComparison.Ordinal);
        Assert.Equal(4, Document(bucket).Statements.Count);
        _ = engine.Require($"Remove-S3EncryptionPolicy s3://{bucket}");
        Assert.Equal(before.ReplaceLineEndings(""), PolicyOf(bucket));
    }

    [Fact]
    public void Where_nothing_else_is_left_the_policy_is_gone_and_a_second_removal_does_nothing()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls");
        Assert.NotNull(PolicyOf(bucket));
        _ = engine.Require($"Remove-S3EncryptionPolicy {bucket}");
        Assert.Null(PolicyOf(bucket));
        var deletions = sandbox.Seen("DeleteBucketPolicy").Count;
        Assert.Empty(engine.Require($"Remove-S3EncryptionPolicy {bucket} -PassThru"));
        Assert.Equal(deletions, sandbox.Seen("DeleteBucketPolicy").Count);
    }

    [Fact]
    public void What_a_bucket_requires_is_shown_one_object_a_statement_with_the_ARN_of_the_key()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket(Theirs);
        var set = engine.Require(
            $"Set-S3EncryptionPolicy {bucket} -RequireTls -RequireEncryption SseKms -KmsKeyId alias/logs -RequireHeader -PassThru");
        var shown = engine.Require($"Get-S3EncryptionPolicy {bucket}");
        Assert.Equal(set.Select(s => s.Get<string>("Statement")), shown.Select(s => s.Get<string>("Statement")));
        Assert.Equal(["Tls", "Encryption", "KmsKey"], shown.Select(s => s.Get<string>("Requirement")));
        Assert.Equal(
            ["S3EncryptionRequireTls", "S3EncryptionRequireKind", "S3EncryptionRequireKmsKey"], shown.Select(s => s.Get<string>("Sid")));
        Assert.Equal("SseKms", shown[1].Get<string>("Encryption"));
        Assert.Equal(LogsArn, shown[2].Get<string>("KmsKeyArn"));
        Assert.Equal([false, true, true], shown.Select(s => s.Get<bool>("RequireHeader")));
        Assert.All(shown, s => Assert.True(s.Get<bool>("IsIntact")));
        Assert.All(shown, s => Assert.Equal(bucket, s.Get<string>("BucketName")));
    }

    [Fact]
    public void Only_what_the_pipeline_names_is_removed()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC -RequireEncryption SseS3");
        _ = engine.Require(
            $"Get-S3EncryptionPolicy {bucket} | Where-Object Requirement -in Encryption, NoSseC | Remove-S3EncryptionPolicy");
        Assert.Equal(["S3EncryptionRequireTls"], Document(bucket).Statements.Select(s => s.Sid));
    }

    [Fact]
    public void One_bucket_that_denies_or_is_broken_does_not_hide_the_others()
    {
        using var engine = sandbox.As();
        string[] buckets = [NewBucket(), NewBucket(), NewBucket(), NewBucket()];
        _ = engine.Require($"'{buckets[0]}', '{buckets[3]}' | Set-S3EncryptionPolicy -RequireTls");
        sandbox.GivePolicy(buckets[1], """
            {"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetBucketPolicy","Resource":"arn:aws:s3:::BUCKET"}}
            """);
        sandbox.Server.Buckets.Find(buckets[2])!.Policy = new BucketPolicy("{ no policy", Document(buckets[1]) with { Statements = [] });
        var result = engine.Run("Get-S3EncryptionPolicy policy-*");
        Assert.Contains(buckets[0], result.Output.Select(s => s.Get<string>("BucketName")));
        Assert.Contains(buckets[3], result.Output.Select(s => s.Get<string>("BucketName")));
        Assert.Contains(result.AllErrors, e => Is(e, "AccessDenied") && e.TargetObject.Equals($"s3://{buckets[1]}"));
        Assert.Contains(result.AllErrors, e => Is(e, "BucketPolicyMalformed") && e.TargetObject.Equals($"s3://{buckets[2]}"));
        Assert.Equal(2, result.AllErrors.Count);
        var writes = sandbox.Seen("PutBucketPolicy").Count;
        _ = EngineAssert.OneError(engine.Run($"Set-S3EncryptionPolicy {buckets[2]} -RequireTls -Force"), "BucketPolicyMalformed");
        Assert.Equal(writes, sandbox.Seen("PutBucketPolicy").Count);
        sandbox.Server.Buckets.Find(buckets[2])!.Policy = null;
    }

    [Fact]
    public void A_statement_of_another_tool_under_our_name_is_replaced_by_force_alone()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket("""
            {"Version":"2012-10-17","Statement":[{"Sid":"S3EncryptionRequireTls","Effect":"Deny","Principal":"*","Action":"s3:GetObject",
            "Resource":"arn:aws:s3:::BUCKET/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """);
        var before = PolicyOf(bucket);
        Assert.False(EngineAssert.OneObject(engine.Run($"Get-S3EncryptionPolicy {bucket}")).Get<bool>("IsIntact"));
        foreach (var change in new[] { $"Set-S3EncryptionPolicy {bucket} -RequireTls", $"Remove-S3EncryptionPolicy {bucket}" })
            _ = EngineAssert.OneError(engine.Run(change), "EncryptionPolicyChanged", "S3EncryptionRequireTls", "-Force");
        Assert.Equal(before, PolicyOf(bucket));
        var now = EngineAssert.OneObject(engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireTls -Force -PassThru"));
        Assert.True(now.Get<bool>("IsIntact"));
    }

    [Fact]
    public void WhatIf_shows_what_goes_and_what_comes_and_writes_nothing()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -RequireEncryption SseKms -WarningAction SilentlyContinue");
        var before = PolicyOf(bucket);
        _ = engine.TakeScreen();
        const string change = "-RequireTls:$false -RequireEncryption DsseKms -DenySseC -WhatIf -WarningAction SilentlyContinue";
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} {change}");
        var lines = engine.TakeScreen().ReplaceLineEndings("\n").Split('\n');
        void Shown(string start, string part) => Assert.Contains(
            lines, l => l.StartsWith(start, StringComparison.Ordinal) && l.Contains(part, StringComparison.Ordinal));
        Shown("What if: ", $"s3://{bucket}");
        Shown("- {", "\"S3EncryptionRequireTls\"");
        Shown("+ {", "\"S3EncryptionDenySseC\"");
        Shown("- \"Condition\":", "\"aws:kms\"");
        Shown("+ \"Condition\":", "\"aws:kms:dsse\"");
        _ = engine.Require($"Remove-S3EncryptionPolicy {bucket} -WhatIf");
        Assert.Contains("it is deleted", engine.TakeScreen(), StringComparison.Ordinal);
        Assert.Equal(before, PolicyOf(bucket));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_not_written()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -KmsKeyId alias/logs -RequireHeader");
        var writes = sandbox.Seen("PutBucketPolicy").Count;
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -KmsKeyId {LogsArn}");
        Assert.Equal(writes, sandbox.Seen("PutBucketPolicy").Count);
    }

    [Fact]
    public void Whoever_comes_over_plain_http_is_not_shut_out_by_requiring_TLS_unless_by_force()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        var set = $"Set-S3EncryptionPolicy {bucket} -RequireTls -EndpointUrl {sandbox.Server.HttpEndpoint}";
        _ = EngineAssert.OneError(engine.Run(set), "PolicyLocksOut", "s3:PutBucketPolicy", "user/admin", "https", "-Force");
        Assert.Null(PolicyOf(bucket));
        var forced = engine.Run(set + " -Force");
        Assert.Empty(forced.AllErrors);
        Assert.Contains("no longer read it", Assert.Single(forced.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"Set-S3EncryptionPolicy {NewBucket()} -RequireTls -Force").Warnings);
        _ = EngineAssert.OneError(
            engine.Run($"Get-S3EncryptionPolicy {bucket} -EndpointUrl {sandbox.Server.HttpEndpoint}"), "AccessDenied");
        _ = EngineAssert.OneObject(engine.Run($"Get-S3EncryptionPolicy {bucket}"));
    }

    [Fact]
    public void A_policy_that_would_be_too_large_is_refused_before_anything_is_written()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        static string Padded(int size) => """
            {"Statement":[{"Sid":"PAD","Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/no"}]}
            """.Replace("PAD", new string('x', size), StringComparison.Ordinal);
        sandbox.GivePolicy(bucket, Padded(20_000));
        var writes = sandbox.Seen("PutBucketPolicy").Count;
        _ = EngineAssert.OneError(
            engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC"), "BucketPolicyTooLarge", "20,480");
        Assert.Equal(writes, sandbox.Seen("PutBucketPolicy").Count);
        sandbox.GivePolicy(bucket, Padded(19_500));
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC");
        Assert.Equal(3, Document(bucket).Statements.Count);
    }

    [Fact]
    public async Task What_somebody_changes_between_the_reading_and_the_writing_is_not_overwritten()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        // Asked between the two.
        sandbox.Server.Faults.Add(new Fault("sts", "GetCallerIdentity", 1, new Delay(3000)));
        var setting = engine.Start($"Set-S3EncryptionPolicy {bucket} -RequireTls");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Faults.IsEmpty, TimeSpan.FromSeconds(60)));
        sandbox.GivePolicy(bucket, Theirs);
        var theirs = PolicyOf(bucket);
        _ = EngineAssert.OneError(await setting.Result, "BucketPolicyChanged", $"s3://{bucket}");
        Assert.Equal(theirs, PolicyOf(bucket));
    }

    [Theory]
    [InlineData("BUCKET", "InvalidEncryptionPolicy", "-RequireTls")]
    [InlineData("BUCKET -RequireHeader", "InvalidEncryptionPolicy", "-RequireEncryption")]
    [InlineData("BUCKET -RequireEncryption SseS3 -KmsKeyId alias/logs", "InvalidEncryptionPolicy", "SSE-S3")]
    [InlineData("BUCKET -KmsKeyId alias/aws/s3", "InvalidEncryptionPolicy", "-RequireEncryption SseKms")]
    [InlineData("BUCKET -KmsKeyId alias/none", "KmsKeyNotFound", "alias/none")]
    [InlineData("BUCKET -KmsKeyId alias/off", "KmsKeyDisabled", "enable-key")]
    [InlineData("BUCKET -KmsKeyId alias/rsa", "KmsKeyUnsuitable", "symmetric")]
    [InlineData("BUCKET -RequireTls -ExpectedBucketOwner 999999999999", "AccessDenied", "")]
    [InlineData("policy-* -RequireTls", "InvalidBucketName", "Get-S3BucketEncryption policy-*")]
    [InlineData("no-such-bucket -RequireTls", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("dir--use1-az1--x-s3 -RequireTls", "EncryptionPolicyNotSupported", "general purpose")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:accesspoint/a -RequireTls", "EncryptionPolicyNotSupported", "access points")]
    public void What_cannot_be_required_is_refused_before_anything_is_written(string parameters, string id, string words)
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = EngineAssert.OneError(
            engine.Run("Set-S3EncryptionPolicy " + parameters.Replace("BUCKET", bucket, StringComparison.Ordinal)), id, words);
        Assert.Null(PolicyOf(bucket));
    }

    [Fact]
    public void Who_may_not_change_a_policy_is_told_which_permission_is_missing()
    {
        using var engine = sandbox.As("reader");
        var bucket = NewBucket();
        _ = EngineAssert.OneError(engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireTls"), "AccessDenied", "s3:PutBucketPolicy");
        Assert.Null(PolicyOf(bucket));
    }

    [Fact]
    public void A_policy_that_S3_itself_refuses_is_an_error_that_says_where_to_look()
    {
        using var engine = sandbox.As();
        // S3 keeps what it has stopped to take, and refuses all of the policy when it is written again.
        var bucket = NewBucket(Theirs.Replace("\"s3:GetObject\"", "\"s3:NoSuchAction\"", StringComparison.Ordinal));
        _ = EngineAssert.OneError(engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireTls"), "BucketPolicyRefused", "nothing was changed");
    }

    private static bool Is(System.Management.Automation.ErrorRecord error, string id) =>
        error.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal);

    private string NewBucket(string? policy = null)
    {
        var name = "policy-" + sandbox.NewName("");
        _ = sandbox.Bucket(name);
        if (policy is not null) sandbox.GivePolicy(name, policy);
        return name;
    }

    private string? PolicyOf(string bucket) => sandbox.Server.Buckets.Find(bucket)!.Policy?.Text;

    private PolicyDocument Document(string bucket) => sandbox.Server.Buckets.Find(bucket)!.Policy!.Document;
}
