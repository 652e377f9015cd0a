using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

public sealed class SendAndReceiveTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int SingleRequest = 8 << 20;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(SingleRequest, 1)]
    [InlineData(SingleRequest + 1, 2)]
    [InlineData((16 << 20) + 1, 3)]
    [InlineData(40_000_000, 5)]
    public async Task A_file_comes_back_byte_for_byte_whatever_its_size(int size, int parts)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(size), sandbox.NewPath(), sandbox.NewName());
        var sent = EngineAssert.OneObject(
            engine.Run($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore"));
        Assert.Equal("SseC", EncryptionOf(sent));
        Assert.Equal(size, sent.Get<long>("Size"));
        Assert.Equal(parts, sent.Get<int>("Parts"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        var got = EngineAssert.OneObject(engine.Run($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key"));
        Assert.Equal(size, got.Get<long>("Size"));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40_000_000)]
    public async Task A_bucket_in_another_Region_than_was_named_is_found(int size)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(size), sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -Region eu-west-1 -WarningAction Ignore; "
                + $"Receive-S3SseCObject open {key} '{back}' -SseCKey $key -Region eu-west-1");
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Theory]
    [InlineData("with space.txt")]
    [InlineData("a+b&c=d%20e.txt")]
    [InlineData("日本語/ключ/ñ.txt")]
    [InlineData("double//slash/../dots.txt")]
    [InlineData("'quoted' \"and\" $dollar.txt")]
    public void A_key_of_any_legal_kind_names_the_same_object_both_ways(string key)
    {
        using var engine = sandbox.As();
        var (file, back) = (sandbox.NewFile(100), sandbox.NewPath());
        engine.Set("name", key);
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{file}' open $name -SseCKey $key -WarningAction Ignore; "
                + $"Receive-S3SseCObject open $name '{back}' -SseCKey $key");
        Assert.NotNull(sandbox.Stored("open", key));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void Files_from_the_pipeline_go_under_a_prefix_by_their_own_names()
    {
        using var engine = sandbox.As();
        var files = Enumerable.Range(0, 20).Select(_ => sandbox.NewFile(500)).ToList();
        engine.Set("files", files.Select(f => new FileInfo(f)).ToArray());
        var sent = engine.Require(
            "$key = New-SseCKey; $files | Send-S3SseCObject -BucketName s3://open/pipe/ -SseCKey $key -WarningAction Ignore");
        Assert.Equal(files.Select(f => "pipe/" + Path.GetFileName(f)).Order(), sent.Select(s => s.Get<string>("Key")).Order());
        Assert.All(files, f => Assert.Equal(500, sandbox.Stored("open", "pipe/" + Path.GetFileName(f))!.Size));
    }

    [Fact]
    public void What_was_sent_pipes_straight_into_receiving()
    {
        using var engine = sandbox.As();
        var (one, two) = (sandbox.NewFile(100), sandbox.NewFile(200));
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var got = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{one}', '{two}' s3://open/trip/ -SseCKey $key -WarningAction Ignore "
                + $"| Receive-S3SseCObject -Path '{folder}' -SseCKey $key");
        Assert.Equal(2, got.Count);
        Assert.Equal(File.ReadAllBytes(two), File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(two))));
    }

    [Fact]
    public void One_key_for_several_files_is_refused_before_the_second_overwrites_the_first()
    {
        using var engine = sandbox.As();
        var (one, two) = (sandbox.NewFile(100), sandbox.NewFile(200));
        var result = engine.Run($"Send-S3SseCObject '{one}', '{two}' open same -SseCKey (New-SseCKey) -WarningAction Ignore");
        _ = EngineAssert.OneError(result, "SameKeyTwice", "s3://open/same");
        Assert.Equal(100, sandbox.Stored("open", "same")!.Size);
    }

    [Fact]
    public void One_file_that_fails_does_not_stop_the_others()
    {
        using var engine = sandbox.As();
        var (one, two) = (sandbox.NewFile(100), sandbox.NewFile(200));
        var result = engine.Run(
            $"Send-S3SseCObject '{one}', '{sandbox.NewPath()}', '{two}' s3://open/others/ -SseCKey (New-SseCKey) -WarningAction Ignore");
        _ = EngineAssert.OneError(result, "FileNotFound");
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void WhatIf_sends_and_writes_nothing()
    {
        using var engine = sandbox.As();
        var (file, back) = (sandbox.NewFile(100), sandbox.NewPath());
        Assert.Empty(
            engine.Require(
                $"$key = New-SseCKey; Send-S3SseCObject '{file}' open whatif -SseCKey $key -WhatIf; "
                    + $"Receive-S3SseCObject open whatif '{back}' -SseCKey $key -WhatIf"));
        Assert.Null(sandbox.Stored("open", "whatif"));
        Assert.False(File.Exists(back));
    }

    [Theory]
    [InlineData("", "SseS3", false)]
    [InlineData("-Encryption SseS3", "SseS3", false)]
    [InlineData("-Encryption SseKms", "SseKms", false)]
    [InlineData("-Encryption SseKms -KmsKeyId alias/logs", "SseKms", false)]
    [InlineData("-KmsKeyId alias/logs -BucketKey", "SseKms", true)]
    [InlineData("-KmsKeyId alias/logs -EncryptionContext @{ team = 'ops' }", "SseKms", false)]
    [InlineData("-Encryption DsseKms -KmsKeyId alias/logs", "DsseKms", false)]
    public void Each_kind_of_encryption_is_applied_verified_and_read_back(string options, string kind, bool bucketKey)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(9 << 20), sandbox.NewPath(), sandbox.NewName());
        var sent = EngineAssert.OneObject(engine.Run($"Send-S3EncryptedObject '{file}' fresh {key} {options}"));
        Assert.Equal(kind, EncryptionOf(sent));
        Assert.Equal(bucketKey, sent.Get<bool>("BucketKey"));
        Assert.Equal(kind != "SseS3", sent.Get<string>("KmsKeyArn").Contains(":key/", StringComparison.Ordinal));
        _ = engine.Require($"Receive-S3EncryptedObject fresh {key} '{back}'");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    private static string EncryptionOf(System.Management.Automation.PSObject value) => value.Get<string>("Encryption");
}
