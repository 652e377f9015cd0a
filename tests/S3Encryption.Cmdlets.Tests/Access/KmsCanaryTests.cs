using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

/// <summary>A test through S3 itself settles what a direct call cannot, and leaves nothing behind.</summary>
public sealed class KmsCanaryTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Key = "alias/only-through-s3";
    private const string DenyDeletion = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Deny","Principal":"*","Action":"s3:DeleteObjectVersion","Resource":"arn:aws:s3:::BUCKET/*"}]}
        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(nameof(Versioning.Never))]
    [InlineData(nameof(Versioning.Enabled))]
    [InlineData(nameof(Versioning.Suspended))]
    public void A_key_that_only_S3_may_use_is_found_to_be_usable_and_no_version_is_left(string versioning)
    {
        var bucket = NewBucket(Enum.Parse<Versioning>(versioning));
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var results = engine.Require($"Test-S3KmsAccess {Key} -BucketName s3://{bucket}/canaries -Canary").ToDictionary(
            r => r.Get<string>("Action"));
        foreach (var action in new[] { "kms:GenerateDataKey", "kms:Decrypt" })
            Assert.Equal(("Allowed", "Canary"), (results[action].Get<string>("Result"), results[action].Get<string>("Probe")));
        var put = Assert.Single(sandbox.Seen("PutObject"));
        Assert.StartsWith("canaries/s3encryption-canary-", put.Key, StringComparison.Ordinal);
        AssertClean(bucket);
        string[] all = ["PutObject", "HeadObject", "GetObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"];
        Assert.All(all, operation => Assert.Single(sandbox.Seen(operation)));
        Assert.Equal(2, sandbox.Seen("DeleteObject").Count);
    }

    [Fact]
    public void The_bucket_s_own_key_is_tested_where_none_is_named()
    {
        var bucket = NewBucket();
        using var engine = sandbox.As();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId {Key}");
        var results = engine.Require($"Test-S3KmsAccess -BucketName {bucket} -Operation Download -Canary");
        Assert.Equal("Allowed", Assert.Single(results).Get<string>("Result"));
        Assert.Equal(sandbox.Server.Keys.Find(Key)!.Arn, results[0].Get<string>("KmsKey"));
    }

    [Fact]
    public void The_default_key_can_be_answered_with_yes_for_a_runbook()
    {
        using var engine = sandbox.As();
        Assert.False((bool)engine.Require("Test-S3KmsAccess -Quiet").Single().BaseObject);
        Assert.True((bool)engine.Require($"Test-S3KmsAccess alias/aws/s3 -BucketName {NewBucket()} -Canary -Quiet").Single().BaseObject);
    }

    [Theory]
    [InlineData("kms:GenerateDataKey*", "kms:Decrypt", "GetObject")]
    [InlineData("kms:Decrypt", "kms:GenerateDataKey", "PutObject")]
    public void What_S3_is_denied_names_layer_and_statement_and_leaves_nothing(string allowed, string missing, string operation)
    {
        var bucket = NewBucket(Versioning.Enabled);
        using var engine = sandbox.AsNewUser(Callers.Allow("kms:Describe*", "kms:Get*", allowed));
        var results = engine.Require($"Test-S3KmsAccess alias/logs -BucketName {bucket} -Canary -Operation Upload, Download");
        var denied = results.Single(r => r.Get<string>("Action") == missing);
        Assert.Equal(("Denied", "Canary"), (denied.Get<string>("Result"), denied.Get<string>("Probe")));
        Assert.Equal("identity-based policy", denied.Get<string>("DeniedBy"));
        Assert.Equal(
            $$"""{"Effect":"Allow","Action":"{{missing}}","Resource":"{{sandbox.Server.Keys.Find("alias/logs")!.Arn}}"}""",
            denied.Get<string>("Statement"));
        Assert.Contains(operation, denied.Get<string>("Hint"), StringComparison.Ordinal);
        AssertClean(bucket);
    }

    [Theory]
    [InlineData("{'Effect':'Deny','Principal':'*','Action':'kms:Decrypt','Resource':'*'}", true)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:None','Resource':'*'}", false)]
    public void A_key_policy_that_refuses_S3_is_named_and_told_apart_from_a_grant_that_is_missing(string added, bool isExplicit)
    {
        var key = sandbox.Server.Keys.Add(new KmsKeySettings
        {
            Policy = """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
                   "Action":["kms:Describe*","kms:Get*","kms:Put*"],"Resource":"*"},
                  {"Effect":"Allow","Principal":"*","Action":"kms:GenerateDataKey*","Resource":"*",
                   "Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}},
                """ + added.Replace('\'', '"') + "]}",
        });
        using var engine = sandbox.As();
        var test = $"Test-S3KmsAccess {key.Arn} -BucketName {NewBucket()} -Canary -Operation Upload, Download";
        var results = engine.Require(test).ToDictionary(
            r => r.Get<string>("Action"));
        Assert.Equal("Allowed", results["kms:GenerateDataKey"].Get<string>("Result"));
        var decrypt = results["kms:Decrypt"];
        Assert.Equal(("Denied", "resource-based policy"), (decrypt.Get<string>("Result"), decrypt.Get<string>("DeniedBy")));
        Assert.Contains(isExplicit ? "denies it outright" : "put-key-policy", decrypt.Get<string>("Hint"), StringComparison.Ordinal);
        Assert.Equal(
            isExplicit ? null
                : """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/admin"},"Action":"kms:Decrypt","Resource":"*"}""",
            (string?)decrypt.Properties["Statement"].Value);
    }

    [Fact]
    public void A_bucket_that_takes_no_canary_is_an_error_and_does_not_read_as_a_denial_by_KMS()
    {
        var bucket = NewBucket();
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::BUCKET/*"}]}
            """);
        using var engine = sandbox.As();
        var result = engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Operation Download -Canary");
        _ = EngineAssert.OneError(result, "AccessDenied", $"s3://{bucket}/s3encryption-canary-");
        var decrypt = Assert.Single(result.Output);
        Assert.Equal("Inconclusive", decrypt.Get<string>("Result"));
        Assert.Contains("could not settle it", decrypt.Get<string>("Hint"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("")]
    public void Nothing_is_written_where_it_was_not_asked_for(string option)
    {
        var bucket = NewBucket();
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var canary = option.Length > 0 ? $"-BucketName s3://{bucket}/here -Canary" : string.Empty;
        var shown = engine.Show($"Test-S3KmsAccess {Key} -Operation Download {canary} {option}");
        Assert.Contains("Inconclusive", shown, StringComparison.Ordinal);
        Assert.Equal(option.Length > 0, shown.Contains($"s3://{bucket}/here/s3encryption-canary-", StringComparison.Ordinal));
        Assert.Empty(sandbox.Seen("PutObject"));
    }

    [Fact]
    public void Without_a_bucket_to_write_to_it_says_which_words_are_missing()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(engine.Run($"Test-S3KmsAccess {Key} -Canary"), "NoBucket", "-BucketName s3://");
    }

    [Fact]
    public void Where_default_retention_would_keep_it_for_years_none_is_stored()
    {
        var bucket = NewBucket(Versioning.Enabled);
        sandbox.Server.Buckets.Find(bucket)!.Lock = new BucketLock("COMPLIANCE", Days: 365);
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary"), "CanaryWouldStay", bucket);
        Assert.Empty(sandbox.Seen("PutObject"));
    }

    [Theory]
    [InlineData("PutObject")]
    [InlineData("CreateMultipartUpload")]
    [InlineData("UploadPart")]
    [InlineData("CompleteMultipartUpload")]
    public void An_answer_that_is_lost_leaves_no_version_and_no_upload_behind(string operation)
    {
        var bucket = NewBucket(Versioning.Enabled);
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("s3", operation, 1, new LoseAnswer()) { Bucket = bucket });
        _ = engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary");
        Assert.True(sandbox.Server.Faults.IsEmpty);
        AssertClean(bucket);
    }

    [Theory]
    [InlineData("PutObject")]
    [InlineData("GetObject")]
    [InlineData("UploadPart")]
    [InlineData("CompleteMultipartUpload")]
    public async Task A_stop_in_the_middle_leaves_nothing_behind(string operation)
    {
        var bucket = NewBucket(Versioning.Enabled);
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("s3", operation, 1, new Delay(1500)) { Bucket = bucket });
        var script = engine.Start($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary");
        Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Faults.IsEmpty, Soon));
        script.Stop();
        Assert.True((await script.Result).WasStopped);
        AssertClean(bucket);
    }

    [Fact]
    public void Who_may_delete_objects_and_no_versions_is_no_reason_to_leave_them()
    {
        var bucket = NewBucket();
        sandbox.GivePolicy(bucket, DenyDeletion);
        using var engine = sandbox.As();
        var result = engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary");
        Assert.Empty(result.Warnings);
        AssertClean(bucket);
    }

    [Fact]
    public void What_cannot_be_removed_is_told_with_the_command_that_does_it()
    {
        var bucket = NewBucket(Versioning.Enabled);
        sandbox.GivePolicy(bucket, DenyDeletion);
        using var engine = sandbox.As();
        var result = engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary");
        Assert.Empty(result.AllErrors);
        Assert.Equal(2, result.Warnings.Count);
        var left = Versions(bucket);
        Assert.Equal(2, left.Count);
        Assert.All(left, version => Assert.Contains(result.Warnings, w => w.Contains(
            $"aws s3api delete-object --bucket {bucket} --key '{version.Key}' --version-id {version.VersionId}.",
            StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("PutObject", "s3:ListBucketVersions", "aws s3api list-object-versions --bucket BUCKET")]
    [InlineData("CreateMultipartUpload", "s3:ListBucketMultipartUploads", "Remove-S3EncryptedUpload s3://BUCKET/")]
    public void What_may_have_been_left_and_cannot_be_looked_for_is_told_and_without_a_lost_answer_nothing_is(
        string operation, string denied, string command)
    {
        var bucket = NewBucket(Versioning.Enabled);
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"DENIED","Resource":"arn:aws:s3:::BUCKET"}]}
            """.Replace("DENIED", denied, StringComparison.Ordinal));
        using var engine = sandbox.As();
        var test = $"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary";
        Assert.Empty(engine.Run(test).Warnings);
        sandbox.Server.Faults.Add(new Fault("s3", operation, 1, new LoseAnswer()) { Bucket = bucket, Times = null });
        try
        {
            var warning = Assert.Single(engine.Run(test).Warnings);
            Assert.Contains(command.Replace("BUCKET", bucket, StringComparison.Ordinal), warning, StringComparison.Ordinal);
        }
        finally
        {
            sandbox.Server.Faults.Clear();
        }
    }

    [Fact]
    public void An_unfinished_upload_that_cannot_be_removed_is_told_with_the_command_that_does_it()
    {
        var bucket = NewBucket();
        sandbox.GivePolicy(bucket, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:AbortMultipartUpload","Resource":"arn:aws:s3:::BUCKET/*"},
              {"Effect":"Deny","Principal":"*","Action":"s3:ListBucketMultipartUploads","Resource":"arn:aws:s3:::BUCKET"}]}
            """);
        using var engine = sandbox.As();
        sandbox.Server.Faults.Add(new Fault("s3", "UploadPart", 1, new AnswerError(403, "AccessDenied")) { Bucket = bucket });
        var result = engine.Run($"Test-S3KmsAccess {Key} -BucketName {bucket} -Canary");
        Assert.Contains($"Remove-S3EncryptedUpload s3://{bucket}/", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, sandbox.UnfinishedUploads(bucket));
    }

    private string NewBucket(Versioning versioning = Versioning.Never)
    {
        var name = sandbox.NewBucket();
        sandbox.Server.Buckets.Find(name)!.Objects.Versioning = versioning;
        return name;
    }

    private List<StoredVersion> Versions(string bucket)
    {
        var objects = sandbox.Server.Buckets.Find(bucket)!.Objects;
        var keys = objects.Keys;
        return [.. Enumerable.Range(0, keys.Count).SelectMany(i => objects.Versions(keys[i]))];
    }

    private void AssertClean(string bucket)
    {
        Assert.Empty(Versions(bucket));
        Assert.Equal(0, sandbox.UnfinishedUploads(bucket));
    }
}
