using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Buckets;

/// <summary>
/// What the server admits and refuses under each requirement: a policy that refuses what relies on the bucket's default breaks every
/// program that knows nothing of encryption, and one that admits what it should refuse protects nobody.
/// </summary>
public sealed class EncryptionPolicyUploadTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string[] AllWays = ["bare", "SseS3", "SseKms", "SseKms right", "SseKms other", "DsseKms right", "SseC", "http"];

    [Theory]
    [InlineData("-RequireTls", "http")]
    [InlineData("-DenySseC", "SseC")]
    [InlineData("-RequireEncryption SseKms", "SseS3", "DsseKms right")]
    [InlineData("-RequireEncryption SseS3", "SseKms", "SseKms right", "SseKms other", "DsseKms right")]
    [InlineData("-RequireEncryption DsseKms", "SseS3", "SseKms", "SseKms right", "SseKms other")]
    [InlineData("-KmsKeyId alias/logs", "SseS3", "SseKms", "SseKms other")]
    [InlineData("-RequireEncryption SseKms -RequireHeader", "bare", "http", "SseC", "SseS3", "DsseKms right")]
    [InlineData("-KmsKeyId alias/logs -RequireHeader", "bare", "http", "SseC", "SseS3", "SseKms", "SseKms other")]
    [InlineData("-RequireEncryption SseKms -KmsKeyId alias/logs", "SseS3", "SseKms", "SseKms other", "DsseKms right")]
    [InlineData(
        "-RequireTls -DenySseC -RequireEncryption SseKms -KmsKeyId alias/logs", "http", "SseC", "SseS3", "SseKms", "SseKms other",
        "DsseKms right")]
    public void Uploads_are_refused_as_required_and_all_others_are_admitted(string required, params string[] refused)
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} {required} -WarningAction SilentlyContinue");
        Assert.Equal(refused.Order(), Refused(engine, bucket).Order());
    }

    [Fact]
    public void What_is_required_no_longer_is_admitted_again()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        const string quiet = "-WarningAction SilentlyContinue";
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC -KmsKeyId alias/logs -RequireHeader {quiet}");
        _ = engine.Require($"Set-S3EncryptionPolicy {bucket} -RequireTls:$false -RequireHeader:$false {quiet}");
        Assert.Equal(new[] { "SseC", "SseKms", "SseKms other", "SseS3" }, Refused(engine, bucket).Order(StringComparer.Ordinal));
        _ = engine.Require($"Remove-S3EncryptionPolicy {bucket} -Requirement KmsKey");
        Assert.Equal(["SseC"], Refused(engine, bucket));
        _ = engine.Require($"Remove-S3EncryptionPolicy {bucket}");
        Assert.Empty(Refused(engine, bucket));
    }

    [Fact]
    public void An_upload_without_a_header_gets_the_default_of_the_bucket_which_is_the_required_key()
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        _ = engine.Require($"Set-S3BucketEncryption {bucket} SseKms -KmsKeyId alias/logs -BlockSseC");
        var set = engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireEncryption SseKms -KmsKeyId alias/logs");
        Assert.Empty(set.AllErrors);
        Assert.Empty(set.Warnings);
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(20)}' {bucket} bare");
        Assert.Equal("SseKms", StoredObjects.KindOf(sandbox.Stored(bucket, "bare")!));
    }

    [Theory]
    [InlineData("-RequireEncryption SseKms", "SseS3", "Set-S3BucketEncryption BUCKET SseKms;")]
    [InlineData("-KmsKeyId alias/logs", "SseS3", "-KmsKeyId arn:aws:kms:")]
    [InlineData("-RequireEncryption DsseKms -KmsKeyId alias/logs", "SseS3", "Set-S3BucketEncryption BUCKET DsseKms -KmsKeyId arn:aws:kms:")]
    public void Whoever_requires_what_the_bucket_does_not_do_by_default_is_told_what_gets_past(string required, string words, string remedy)
    {
        using var engine = sandbox.As();
        var bucket = NewBucket();
        var warnings = engine.Run($"Set-S3EncryptionPolicy {bucket} {required} -WhatIf").Warnings;
        Assert.Equal(2, warnings.Count);
        Assert.Contains(words, warnings[0], StringComparison.Ordinal);
        Assert.Contains(remedy.Replace("BUCKET", bucket, StringComparison.Ordinal), warnings[0], StringComparison.Ordinal);
        Assert.Contains("-DenySseC", warnings[1], StringComparison.Ordinal);
        Assert.Empty(engine.Run($"Set-S3EncryptionPolicy {bucket} {required} -RequireHeader -WhatIf").Warnings);
        Assert.Single(engine.Run($"Set-S3EncryptionPolicy {bucket} {required} -DenySseC -WhatIf").Warnings);
        _ = engine.Run($"Set-S3EncryptionPolicy {bucket} {required}");
        Assert.Empty(engine.Run($"Set-S3EncryptionPolicy {bucket} -RequireTls -DenySseC -WhatIf").Warnings);
        Assert.Empty(engine.Run($"Remove-S3EncryptionPolicy {bucket} -WhatIf").Warnings);
    }

    private string NewBucket()
    {
        var name = "uploads-" + sandbox.NewName("");
        _ = sandbox.Bucket(name);
        return name;
    }

    /// <summary>Uploads in every way there is, and tells which the server refused; nothing of those is stored.</summary>
    private List<string> Refused(HostedEngine engine, string bucket)
    {
        var right = sandbox.Server.Keys.Find("alias/logs")!.Arn;
        var other = sandbox.Server.Keys.Find("alias/only-through-s3")!.Arn;
        var file = sandbox.NewFile(20);
        var sent = AllWays.Select(way => (Way: way, Key: sandbox.NewName(), Options: way switch
        {
            "SseS3" => "-Encryption SseS3",
            "SseKms" => "-Encryption SseKms",
            "SseKms right" => $"-Encryption SseKms -KmsKeyId {right}",
            "SseKms other" => $"-Encryption SseKms -KmsKeyId {other}",
            "DsseKms right" => $"-Encryption DsseKms -KmsKeyId {right}",
            "http" => $"-EndpointUrl {sandbox.Server.HttpEndpoint}",
            _ => "",
        })).ToList();
        var refused = new List<string>();
        foreach (var (way, key, options) in sent)
        {
            var send = way == "SseC"
                ? $"Send-S3SseCObject '{file}' {bucket} {key} -SseCKey (New-SseCKey) -WarningAction SilentlyContinue"
                : $"Send-S3EncryptedObject '{file}' {bucket} {key} {options}";
            var result = engine.Run(send);
            Assert.Equal(result.AllErrors.Count == 0, sandbox.Stored(bucket, key) is not null);
            if (result.AllErrors.Count == 0) continue;
            // So that whoever is refused finds out what is required.
            Assert.Contains($"Get-S3EncryptionPolicy {bucket}", result.AllErrors[0].ToString(), StringComparison.Ordinal);
            refused.Add(way);
        }

        return refused;
    }
}
