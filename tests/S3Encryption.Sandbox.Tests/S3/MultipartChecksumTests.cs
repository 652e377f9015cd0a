using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class MultipartChecksumTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[][] Parts = [RandomNumberGenerator.GetBytes(5 << 20), RandomNumberGenerator.GetBytes(1234)];
    private readonly SandboxClient _admin = sandbox.Admin;

    public static TheoryData<string> Composite() =>
        [.. ChecksumAlgorithm.All.Where(algorithm => algorithm.MayBeComposite).Select(algorithm => algorithm.Name)];

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public async Task A_full_object_checksum_is_that_of_the_joined_bytes(string name)
    {
        var (target, id) = await BeginAsync(name, "FULL_OBJECT");
        var header = "x-amz-checksum-" + name.ToLowerInvariant();
        var document = await UploadAsync(target, id, name, withChecksums: false);
        var refused = await CompleteAsync(target, id, document, (header, Base64(name, [])));
        Assert.Equal("BadDigest", refused.Error.Code);
        var whole = Base64(name, [.. Parts[0], .. Parts[1]]);
        var done = await CompleteAsync(target, id, document, (header, whole), ("x-amz-checksum-type", "FULL_OBJECT"));
        Assert.Equal((200, whole, "FULL_OBJECT"), (done.Status, done.Element("Checksum" + name), done.Element("ChecksumType")));
    }

    [Theory]
    [MemberData(nameof(Composite))]
    public async Task A_composite_checksum_is_that_of_the_parts_checksums(string name)
    {
        var (target, id) = await BeginAsync(name, null);
        var document = await UploadAsync(target, id, name, withChecksums: true);
        var done = await CompleteAsync(target, id, document);
        var joined = Parts.SelectMany(part => Of(name, part)).ToArray();
        Assert.Equal((200, Base64(name, joined) + "-2"), (done.Status, done.Element("Checksum" + name)));
        var head = await _admin.SendAsync("HEAD", target, null, ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal("COMPOSITE", head["x-amz-checksum-type"]);
    }

    [Theory]
    [InlineData("CRC64NVME", "COMPOSITE")]
    [InlineData("SHA256", "FULL_OBJECT")]
    [InlineData("MD5", "FULL_OBJECT")]
    [InlineData("XXHASH3", "FULL_OBJECT")]
    public async Task An_algorithm_is_refused_the_type_it_cannot_have(string name, string type)
    {
        var bucket = await sandbox.BucketAsync();
        var refused = await _admin.SendAsync(
            "POST", $"/{bucket}/o?uploads", null, ("x-amz-checksum-algorithm", name), ("x-amz-checksum-type", type));
        var message = $"The {type} checksum type cannot be used with the {name.ToLowerInvariant()} checksum algorithm.";
        Assert.Equal((400, "InvalidRequest", message), refused.Error);
    }

    [Fact]
    public async Task A_part_with_another_checksum_than_planned_or_with_none_is_refused()
    {
        var (target, id) = await BeginAsync("SHA256", null);
        const string Message = "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: ";
        var other = await PutAsync(target, id, 1, Parts[1], ("x-amz-checksum-crc32", Base64("CRC32", Parts[1])));
        Assert.Equal((400, "InvalidRequest", Message + "crc32"), other.Error);
        var none = await PutAsync(target, id, 1, Parts[1]);
        Assert.Equal((400, "InvalidRequest", Message + "null"), none.Error);
    }

    [Fact]
    public async Task An_upload_is_not_completed_without_its_parts_checksums_or_with_another_type()
    {
        var (target, id) = await BeginAsync("SHA1", null);
        var part = await PutAsync(target, id, 1, Parts[1], ("x-amz-checksum-sha1", Base64("SHA1", Parts[1])));
        var bare = Document([(part["ETag"]!, "")]);
        Assert.Equal(
            (400, "InvalidRequest", "The upload was created using a sha1 checksum. The complete request must include the checksum for each "
                + "part. It was missing for part 1 in the request."),
            (await CompleteAsync(target, id, bare)).Error);
        Assert.Equal(
            (400, "BadDigest", "The upload was created using the COMPOSITE checksum mode. The complete request must use the same checksum "
                + "mode."),
            (await CompleteAsync(target, id, bare, ("x-amz-checksum-type", "FULL_OBJECT"))).Error);
    }

    [Fact]
    public async Task An_upload_that_planned_no_checksum_has_a_CRC64NVME_whatever_its_parts_brought()
    {
        var (target, id) = await BeginAsync(null, null);
        var one = await PutAsync(target, id, 1, Parts[0], ("x-amz-checksum-crc32", Base64("CRC32", Parts[0])));
        Assert.Equal(Base64("CRC32", Parts[0]), one["x-amz-checksum-crc32"]);
        var two = await PutAsync(target, id, 2, Parts[1]);
        var done = await CompleteAsync(target, id, Document([(one["ETag"]!, ""), (two["ETag"]!, "")]));
        Assert.Equal(Base64("CRC64NVME", [.. Parts[0], .. Parts[1]]), done.Element("ChecksumCRC64NVME"));
    }

    private static byte[] Of(string name, byte[] bytes)
    {
        var hasher = ChecksumAlgorithm.Named(name).Start();
        hasher.Append(bytes);
        return hasher.Finish();
    }

    private static string Base64(string name, byte[] bytes) => Convert.ToBase64String(Of(name, bytes));

    private static string Document(IEnumerable<(string ETag, string Checksum)> parts) =>
        "<CompleteMultipartUpload>"
        + string.Concat(parts.Select((part, index) =>
            $"<Part><PartNumber>{index + 1}</PartNumber><ETag>{part.ETag}</ETag>{part.Checksum}</Part>"))
        + "</CompleteMultipartUpload>";

    private async Task<(string Target, string UploadId)> BeginAsync(string? algorithm, string? type)
    {
        var target = $"/{await sandbox.BucketAsync()}/o";
        var headers = new List<(string, string)>();
        if (algorithm is not null)
        {
            headers.Add(("x-amz-checksum-algorithm", algorithm));
        }

        if (type is not null)
        {
            headers.Add(("x-amz-checksum-type", type));
        }

        var begun = await _admin.SendAsync("POST", target + "?uploads", null, [.. headers]);
        Assert.Equal(algorithm, begun["x-amz-checksum-algorithm"]);
        return (target, begun.Element("UploadId")!);
    }

    private async Task<string> UploadAsync(string target, string id, string name, bool withChecksums)
    {
        var parts = new List<(string, string)>();
        foreach (var part in Parts)
        {
            var value = Base64(name, part);
            var answer = withChecksums
                ? await PutAsync(target, id, parts.Count + 1, part, ("x-amz-checksum-" + name.ToLowerInvariant(), value))
                : await PutAsync(target, id, parts.Count + 1, part);
            Assert.Equal(value, answer["x-amz-checksum-" + name.ToLowerInvariant()]);
            parts.Add((answer["ETag"]!, withChecksums ? $"<Checksum{name}>{value}</Checksum{name}>" : ""));
        }

        return Document(parts);
    }

    private Task<Answer> PutAsync(string target, string id, int number, byte[] body, params (string, string)[] headers) =>
        _admin.SendAsync("PUT", $"{target}?partNumber={number}&uploadId={id}", body, headers);

    private Task<Answer> CompleteAsync(string target, string id, string document, params (string, string)[] headers) =>
        _admin.SendAsync("POST", $"{target}?uploadId={id}", document, headers);
}
