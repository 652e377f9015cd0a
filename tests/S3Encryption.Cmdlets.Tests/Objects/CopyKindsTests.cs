using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.S3.Encryption;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Copies from every kind of encryption to every other, at once and in parts.</summary>
public sealed class CopyKindsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Size = (12 << 20) + 7;

    /// <summary>Each kind, with what makes Send and Copy store it.</summary>
    private static readonly (string Kind, string Send, string Copy)[] Kinds =
    [
        ("SseS3", "Send-S3EncryptedObject $file open $name -Encryption SseS3", "-Encryption SseS3"),
        ("SseKms", "Send-S3EncryptedObject $file open $name -Encryption SseKms", "-Encryption SseKms"),
        ("SseKms", "Send-S3EncryptedObject $file open $name -KmsKeyId alias/logs -BucketKey -EncryptionContext @{ a = 1 }",
            "-KmsKeyId alias/logs -BucketKey -EncryptionContext @{ team = 'ops'; n = 1 }"),
        ("DsseKms", "Send-S3EncryptedObject $file open $name -Encryption DsseKms -KmsKeyId alias/logs",
            "-Encryption DsseKms -KmsKeyId alias/logs"),
        ("SseC", "Send-S3SseCObject $file open $name -SseCKey $key", "-SseCKey $other"),
    ];

    public static TheoryData<int, int> Pairs()
    {
        var pairs = new TheoryData<int, int>();
        for (var i = 0; i < Kinds.Length * Kinds.Length; i++) pairs.Add(i / Kinds.Length, i % Kinds.Length);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_copy_from_any_kind_to_any_other_has_the_same_bytes_and_the_encryption_that_was_asked_for(int from, int to)
    {
        using var engine = sandbox.As();
        var file = sandbox.NewFile(Size);
        var (name, source) = (sandbox.NewName(), from == 4 ? "-SourceSseCKey $key" : "");
        engine.Set("file", file);
        engine.Set("name", name);
        _ = engine.Require($"$WarningPreference = 'Ignore'; $key = New-SseCKey; $other = New-SseCKey; {Kinds[from].Send}");
        var copies = engine.Require(
            $"Copy-S3EncryptedObject open -Key $name s3://open/at-once/ {source} {Kinds[to].Copy}; "
                + $"Copy-S3EncryptedObject open -Key $name s3://open/in-parts/ {source} {Kinds[to].Copy} -MultipartThreshold 5MB");
        Assert.Equal([("at-once/" + name, 1), ("in-parts/" + name, 3)], copies.Select(c => (c.Get<string>("Key"), c.Get<int>("Parts"))));
        foreach (var copy in copies)
        {
            var key = copy.Get<string>("Key");
            Assert.Equal(Kinds[to].Kind, StoredObjects.KindOf(sandbox.Stored("open", key)!));
            Assert.Equal((Kinds[from].Kind, Kinds[to].Kind), (copy.Get<string>("SourceEncryption"), copy.Get<string>("Encryption")));
            Assert.Equal("CRC64NVME", copy.Get<string>("VerifiedBy"));
            Assert.Equal(Size, copy.Get<long>("Size"));
            Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
            if (to == 2) AssertKmsOf(key);
            if (to != 4) continue;
            var back = sandbox.NewPath();
            _ = engine.Require($"Receive-S3SseCObject open '{key}' '{back}' -SseCKey $other");
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
        }

        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Fact]
    public void A_copy_that_names_no_encryption_gets_its_buckets_default_and_a_warning_where_the_source_had_more()
    {
        using var engine = sandbox.As();
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(10)}' open guarded -SseCKey $key -WarningAction Ignore; "
                + $"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open unguarded");
        var result = engine.Run("Copy-S3EncryptedObject s3://open/guarded fresh -SourceSseCKey $key");
        Assert.Equal("SseS3", EngineAssert.OneObject(result).Get<string>("Encryption"));
        Assert.Contains("-SseCKey", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("SseS3", StoredObjects.KindOf(sandbox.Stored("fresh", "guarded")!));
        Assert.Empty(engine.Run("Copy-S3EncryptedObject s3://open/unguarded fresh").Warnings);
    }

    [Fact]
    public void A_key_can_be_rotated_in_place_and_the_old_one_opens_nothing_any_more()
    {
        using var engine = sandbox.As();
        var file = sandbox.NewFile(Size);
        _ = engine.Require(
            "$WarningPreference = 'Ignore'; $old = New-SseCKey; $new = New-SseCKey; "
                + $"Send-S3SseCObject '{file}' open rotated -SseCKey $old; "
                + "Copy-S3EncryptedObject s3://open/rotated open -SourceSseCKey $old -SseCKey $new -MultipartThreshold 5MB");
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open rotated '{sandbox.NewPath()}' -SseCKey $old"), "SseCKeyMismatch");
        var back = sandbox.NewPath();
        _ = engine.Require($"Receive-S3SseCObject open rotated '{back}' -SseCKey $new");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void Buckets_of_different_Regions_are_each_spoken_to_in_their_own()
    {
        using var engine = sandbox.As();
        _ = sandbox.Bucket("in-ireland", "eu-west-1");
        _ = sandbox.Bucket("in-tokyo", "ap-northeast-1");
        _ = engine.Require(
            $"$WarningPreference = 'Ignore'; $key = New-SseCKey; Send-S3EncryptedObject '{sandbox.NewFile(Size)}' open traveller; "
                + "Copy-S3EncryptedObject s3://open/traveller in-ireland -SseCKey $key; "
                + "Copy-S3EncryptedObject s3://in-ireland/traveller in-tokyo -SourceSseCKey $key -SseCKey $key -MultipartThreshold 5MB; "
                + "Copy-S3EncryptedObject s3://in-tokyo/traveller s3://open/returned -SourceSseCKey $key");
        Assert.Equal(Size, sandbox.Stored("open", "returned")!.Size);
        Assert.Equal("SseC", StoredObjects.KindOf(sandbox.Stored("in-tokyo", "traveller")!));
    }

    private void AssertKmsOf(string key)
    {
        var kms = Assert.IsType<KmsEncryption>(sandbox.Stored("open", key)!.Encryption);
        Assert.True(kms.BucketKey);
        Assert.Equal(("ops", "1"), (kms.Context["team"], kms.Context["n"]));
    }
}
