using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ChecksumTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Check = "123456789"u8.ToArray();
    private readonly SandboxClient _admin = sandbox.Admin;

    /// <summary>
    /// The check values of the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME), and of the digests.
    /// </summary>
    public static TheoryData<string, string> CheckValues() => new()
    {
        { "CRC32", "CBF43926" },
        { "CRC32C", "E3069283" },
        { "CRC64NVME", "AE8B14860A799888" },
        { "SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441" },
        { "SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225" },
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

    [Fact]
    public void The_checksum_of_a_whole_follows_from_those_of_its_parts()
    {
        foreach (var crc in new[] { Crc.Crc32, Crc.Crc32C, Crc.Crc64Nvme })
        {
            byte[] Of(byte[] bytes) => crc.Finish(crc.Update(crc.Initial, bytes));
            Gen.Select(Gen.Byte.Array[0, 100], Gen.Byte.Array[0, 100]).Sample(
                (first, second) => Assert.Equal(Of([.. first, .. second]), crc.Combine(Of(first), Of(second), second.Length)));
        }
    }

    [Fact]
    public void A_checksum_does_not_depend_on_how_the_bytes_arrive()
    {
        foreach (var crc in new[] { Crc.Crc32, Crc.Crc32C, Crc.Crc64Nvme })
        {
            Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 200]).Sample((bytes, cut) =>
            {
                cut = Math.Min(cut, bytes.Length);
                var bitwise = crc.Initial;
                foreach (var one in bytes)
                {
                    bitwise = crc.Update(bitwise, [one]);
                }

                Assert.Equal(bitwise, crc.Update(crc.Update(crc.Initial, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
            });
        }
    }

    [Fact]
    public async Task An_upload_in_parts_has_the_full_object_checksum_it_asked_for()
    {
        var bucket = await sandbox.BucketAsync();
        byte[] first = RandomNumberGenerator.GetBytes(5 << 20), last = RandomNumberGenerator.GetBytes(1234);
        var whole = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(
            whole, Crc.Crc64Nvme.Update(Crc.Crc64Nvme.Initial, [.. first, .. last]) ^ Crc.Crc64Nvme.Initial);
        var begun = await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, ("x-amz-checksum-algorithm", "CRC64NVME"));
        Assert.Equal("FULL_OBJECT", begun["x-amz-checksum-type"]);
        var id = begun.Element("UploadId");
        var one = await _admin.SendAsync("PUT", $"/{bucket}/o?partNumber=1&uploadId={id}", first);
        var two = await _admin.SendAsync("PUT", $"/{bucket}/o?partNumber=2&uploadId={id}", last);
        var document = "<CompleteMultipartUpload>"
            + $"<Part><PartNumber>1</PartNumber><ETag>{one["ETag"]}</ETag></Part>"
            + $"<Part><PartNumber>2</PartNumber><ETag>{two["ETag"]}</ETag></Part></CompleteMultipartUpload>";
        var refused = await _admin.SendAsync(
            "POST", $"/{bucket}/o?uploadId={id}", document, ("x-amz-checksum-crc64nvme", Convert.ToBase64String(new byte[8])));
        Assert.Equal("BadDigest", refused.Error.Code);
        var done = await _admin.SendAsync(
            "POST", $"/{bucket}/o?uploadId={id}", document, ("x-amz-checksum-crc64nvme", Convert.ToBase64String(whole)));
        Assert.Equal((200, Convert.ToBase64String(whole)), (done.Status, done.Element("ChecksumCRC64NVME")));
    }
}
