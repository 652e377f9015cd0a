using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ChecksumTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Check = "123456789"u8.ToArray();
    private readonly SandboxClient _admin = sandbox.Admin;

    /// <summary>
    /// The check values of the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME), and what the
    /// digests' and xxHash's own programs say of the same nine bytes.
    /// </summary>
    public static TheoryData<string, string> CheckValues() => new()
    {
        { "CRC32", "CBF43926" },
        { "CRC32C", "E3069283" },
        { "CRC64NVME", "AE8B14860A799888" },
        { "MD5", "25F9E794323B453885F5181F1B624D0B" },
        { "SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441" },
        { "SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225" },
        { "SHA512", "D9E6762DD1C8EAF6D61B3C6192FC408D4D6D5F1176D0C29169BC24E71C3F274A"
            + "D27FCD5811B313D681F7E55EC02D73D499C95455B6B5BB503ACF574FBA8FFE85" },
        { "XXHASH128", "33119477EDE5DCD5E9716427681D5860" },
        { "XXHASH3", "72DCB18B67A17DFF" },
        { "XXHASH64", "8CB841DB40E6AE83" },
    };

    [Theory]
    [MemberData(nameof(CheckValues))]
    public async Task A_checksum_is_verified_kept_and_given_back(string name, string hex)
    {
        var bucket = await sandbox.BucketAsync();
        var header = "x-amz-checksum-" + name.ToLowerInvariant();
        var value = Convert.ToBase64String(Convert.FromHexString(hex));
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Check, (header, value));
        Assert.Equal((200, value), (put.Status, put[header]));
        var get = await _admin.SendAsync("GET", $"/{bucket}/o", null, ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal((value, "FULL_OBJECT"), (get[header], get["x-amz-checksum-type"]));
        Assert.Null((await _admin.SendAsync("GET", $"/{bucket}/o"))[header]);
        var wrong = await _admin.SendAsync("PUT", $"/{bucket}/o", "other", (header, value));
        Assert.Equal((400, "BadDigest", $"The {name} you specified did not match the calculated checksum."), wrong.Error);
        Assert.Equal("InvalidRequest", (await _admin.SendAsync("PUT", $"/{bucket}/o", Check, (header, "AAA="))).Error.Code);
        Assert.Equal(Check, (await _admin.SendAsync("GET", $"/{bucket}/o")).Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_checksum_after_the_body_is_verified_too(bool signedChunks)
    {
        var bucket = await sandbox.BucketAsync();
        var body = RandomNumberGenerator.GetBytes(200_000);
        var right = new Dictionary<string, string> { ["x-amz-checksum-sha256"] = Convert.ToBase64String(SHA256.HashData(body)) };
        var put = await _admin.SendChunkedAsync($"/{bucket}/o", body, signedChunks, right);
        Assert.Equal((200, right.Values.Single()), (put.Status, put["x-amz-checksum-sha256"]));
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        Assert.Equal(("200000", null), (head["Content-Length"], head["Content-Encoding"]));
        var wrong = new Dictionary<string, string> { ["x-amz-checksum-sha256"] = Convert.ToBase64String(SHA256.HashData([])) };
        Assert.Equal("BadDigest", (await _admin.SendChunkedAsync($"/{bucket}/other", body, signedChunks, wrong)).Error.Code);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/other")).Status);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "AAA=", "InvalidRequest", "Value for x-amz-checksum-crc32 header is invalid.")]
    [InlineData("x-amz-checksum-xxhash3", "!", "InvalidRequest", "Value for x-amz-checksum-xxhash3 header is invalid.")]
    [InlineData("x-amz-checksum-crc16", "AAA=", "InvalidRequest", "The algorithm type you specified in x-amz-checksum- header is invalid.")]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC16", "InvalidRequest", "Value for x-amz-sdk-checksum-algorithm header is invalid.")]
    [InlineData(
        "x-amz-sdk-checksum-algorithm",
        "CRC32",
        "InvalidRequest",
        "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.")]
    [InlineData("Content-MD5", "AAAA", "InvalidDigest", "The Content-MD5 you specified was invalid.")]
    [InlineData(
        "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest", "The Content-MD5 you specified did not match what we received.")]
    public async Task A_checksum_that_cannot_be_one_is_refused_in_words_that_name_it(
        string header, string value, string code, string message)
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal((400, code, message), (await _admin.SendAsync("PUT", $"/{bucket}/o", Check, (header, value))).Error);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task Two_checksums_or_another_than_announced_are_refused()
    {
        var bucket = await sandbox.BucketAsync();
        var crc = ("x-amz-checksum-crc32", Convert.ToBase64String(Convert.FromHexString("CBF43926")));
        var two = await _admin.SendAsync("PUT", $"/{bucket}/o", Check, crc, ("x-amz-checksum-crc32c", "AAAAAA=="));
        Assert.Equal("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.", two.Error.Message);
        var other = await _admin.SendAsync("PUT", $"/{bucket}/o", Check, crc, ("x-amz-sdk-checksum-algorithm", "SHA256"));
        Assert.Equal((400, "BadDigest", "The SHA256 you specified did not match the calculated checksum."), other.Error);
        var same = await _admin.SendAsync("PUT", $"/{bucket}/o", Check, crc, ("x-amz-sdk-checksum-algorithm", "CRC32"));
        Assert.Equal(200, same.Status);
    }

    [Fact]
    public async Task A_malformed_trailing_checksum_is_told_from_a_wrong_one()
    {
        var bucket = await sandbox.BucketAsync();
        var trailer = new Dictionary<string, string> { ["x-amz-checksum-crc32"] = "AAA=" };
        var refused = await _admin.SendChunkedAsync($"/{bucket}/o", Check, signedChunks: true, trailer);
        Assert.Equal((400, "InvalidRequest", "Value for x-amz-checksum-crc32 trailing header is invalid."), refused.Error);
    }

    [Theory]
    [MemberData(nameof(CheckValues))]
    public async Task A_copy_has_the_checksum_it_asked_for(string name, string hex)
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/from", Check);
        var copied = await _admin.SendAsync(
            "PUT", $"/{bucket}/to", null, ("x-amz-copy-source", $"{bucket}/from"), ("x-amz-checksum-algorithm", name));
        var value = Convert.ToBase64String(Convert.FromHexString(hex));
        Assert.Equal((200, value, "FULL_OBJECT"), (copied.Status, copied.Element("Checksum" + name), copied.Element("ChecksumType")));
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/to", null, ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal(value, head["x-amz-checksum-" + name.ToLowerInvariant()]);
    }

    [Fact]
    public async Task An_algorithm_that_S3_does_not_have_is_refused_with_the_list_of_those_it_has()
    {
        const string Message = "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
            + "[CRC32, CRC32C, CRC64NVME, MD5, SHA1, SHA256, SHA512, XXHASH128, XXHASH3, XXHASH64]";
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Check);
        var copied = await _admin.SendAsync(
            "PUT", $"/{bucket}/to", null, ("x-amz-copy-source", $"{bucket}/o"), ("x-amz-checksum-algorithm", "CRC16"));
        Assert.Equal((400, "InvalidRequest", Message), copied.Error);
        var begun = await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, ("x-amz-checksum-algorithm", "CRC16"));
        Assert.Equal((400, "InvalidRequest", Message), begun.Error);
    }
}
