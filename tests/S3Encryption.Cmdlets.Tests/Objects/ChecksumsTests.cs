using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>What S3 keeps is the checksum of what was on the disk, so that everybody can verify it later.</summary>
public sealed class ChecksumsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Part = 8 << 20;

    public static MatrixTheoryData<string, int> Cases =>
        new(["Crc64Nvme", "Crc32", "Crc32C", "Sha1", "Sha256"], [0, 1000, (2 * Part) + 5]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_algorithm_is_kept_by_S3_and_told_and_verified_on_the_way_back(string algorithm, int size)
    {
        using var engine = sandbox.As();
        var (file, back, key) = (sandbox.NewFile(size), sandbox.NewPath(), sandbox.NewName());
        var sent = EngineAssert.OneObject(engine.Run(
            $"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -ChecksumAlgorithm {algorithm} "
                + "-SseCKey $key -WarningAction Ignore"));
        var kept = sandbox.Stored("open", key)!.Checksum!;
        Assert.Equal(algorithm.ToUpperInvariant(), kept.Algorithm.Name.ToUpperInvariant());
        Assert.Equal(kept.Value.Split('-')[0], sent.Get<string>("Checksum"));
        Assert.Equal(algorithm, sent.Get<string>("ChecksumAlgorithm"));
        Assert.True(sent.Get<bool>("IsChecksumKept"));
        var got = EngineAssert.OneObject(engine.Run($"Receive-S3SseCObject open {key} '{back}' -SseCKey $key"));
        Assert.True(got.Get<bool>("IsVerified"));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void Of_hashes_over_parts_S3_keeps_the_hash_of_the_hashes()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile((2 * Part) + 5), sandbox.NewName());
        var sent = EngineAssert.OneObject(
            engine.Run($"Send-S3EncryptedObject '{file}' open {key} -ChecksumAlgorithm Sha256"));
        var content = File.ReadAllBytes(file);
        var hashes = content.Chunk(Part).SelectMany(SHA256.HashData).ToArray();
        var expected = Convert.ToBase64String(SHA256.HashData(hashes));
        Assert.Equal(expected, sent.Get<string>("Checksum"));
        Assert.Equal(expected + "-3", sandbox.Stored("open", key)!.Checksum!.Value);
    }

    [Fact]
    public void A_wrong_byte_is_found_by_the_checksums_of_the_parts()
    {
        using var engine = sandbox.As();
        var (key, back) = (SendInHashedParts(engine), sandbox.NewPath());
        sandbox.Plan("GetObject", key, new FlipResponseByte(3), nth: 2);
        _ = EngineAssert.OneError(engine.Run($"Receive-S3EncryptedObject open {key} '{back}'"), "ChecksumMismatch", $"s3://open/{key}");
        Assert.False(File.Exists(back));
    }

    [Theory]
    [InlineData("Sha256", null)]
    [InlineData("Sha1", null)]
    [InlineData("Sha256", "ChecksumMismatch")]
    public void Who_may_only_read_objects_has_them_verified_by_their_parts_as_well(string algorithm, string? error)
    {
        using var engine = sandbox.As();
        var (key, back) = (SendInHashedParts(engine, algorithm), sandbox.NewPath());
        sandbox.Plan("GetObjectAttributes", key, new AnswerError(403, "AccessDenied"), times: null);
        if (error is not null) sandbox.Plan("GetObject", key, new FlipResponseByte(3), nth: 2);
        var result = engine.Run($"Receive-S3EncryptedObject open {key} '{back}'");
        sandbox.Server.Faults.Clear();
        if (error is null) Assert.True(EngineAssert.OneObject(result).Get<bool>("IsVerified"));
        else _ = EngineAssert.OneError(result, error, $"s3://open/{key}");
        Assert.Equal(error is null, File.Exists(back));
    }

    [Fact]
    public void Without_the_sizes_of_the_parts_an_object_comes_and_is_said_not_to_be_verified()
    {
        using var engine = sandbox.As();
        var (key, back) = (SendInHashedParts(engine), sandbox.NewPath());
        sandbox.Plan("GetObjectAttributes", key, new AnswerError(403, "AccessDenied"), times: null);
        sandbox.Plan("HeadObject", key, new AnswerError(403, "AccessDenied"), times: null);
        var result = engine.Run($"Receive-S3EncryptedObject open {key} '{back}' -Verbose");
        Assert.False(EngineAssert.OneObject(result).Get<bool>("IsVerified"));
        Assert.Contains(result.Verbose, line => line.Contains("cannot be verified", StringComparison.Ordinal));
        sandbox.Server.Faults.Clear();
    }

    private string SendInHashedParts(HostedEngine engine, string algorithm = "Sha256")
    {
        var (file, key) = (sandbox.NewFile((2 * Part) + 5), sandbox.NewName());
        _ = engine.Require($"Send-S3EncryptedObject '{file}' open {key} -ChecksumAlgorithm {algorithm}");
        return key;
    }

    [Fact]
    public void Of_CRCs_over_parts_S3_keeps_that_of_the_whole()
    {
        using var engine = sandbox.As();
        var (file, one, parts) = (sandbox.NewFile((2 * Part) + 5), sandbox.NewName(), sandbox.NewName());
        _ = engine.Require($"Send-S3EncryptedObject '{file}' open {parts} -ChecksumAlgorithm Crc32C");
        // As one stretch, computed by the server from a copy in one piece.
        _ = engine.Require($"Copy-S3EncryptedObject s3://open/{parts} s3://open/{one}");
        Assert.Equal("FULL_OBJECT", sandbox.Stored("open", parts)!.Checksum!.Type);
        Assert.Equal(sandbox.Stored("open", one)!.Checksum!.Value, sandbox.Stored("open", parts)!.Checksum!.Value);
        Assert.Empty(sandbox.Stored("open", one)!.Parts);
    }
}
