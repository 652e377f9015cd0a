using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ObjectAttributesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Header = "x-amz-object-attributes";
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task What_is_asked_for_is_told_and_nothing_else()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", "12345", ("x-amz-storage-class", "STANDARD_IA"));
        var all = await AttributesAsync(bucket, "ETag,Checksum,ObjectParts,StorageClass,ObjectSize");
        Assert.Equal((put.ETag, "STANDARD_IA", "5"), (all.Element("ETag"), all.Element("StorageClass"), all.Element("ObjectSize")));
        Assert.Equal((put["x-amz-checksum-crc64nvme"], "FULL_OBJECT"), (all.Element("ChecksumCRC64NVME"), all.Element("ChecksumType")));
        Assert.Empty(all.Elements("ObjectParts"));
        Assert.NotNull(all["Last-Modified"]);
        var one = await AttributesAsync(bucket, "ObjectSize");
        Assert.Equal("5", Assert.Single(one.Xml.Elements()).Value);
    }

    [Fact]
    public async Task The_parts_of_an_upload_are_told_page_by_page()
    {
        var bucket = await sandbox.BucketAsync();
        var begun = await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, ("x-amz-checksum-algorithm", "SHA256"));
        var id = begun.Element("UploadId");
        var parts = "";
        for (var number = 1; number <= 3; number++)
        {
            var bytes = new byte[number == 3 ? 7 : 5 << 20];
            var sum = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes));
            var part = await _admin.SendAsync(
                "PUT", $"/{bucket}/o?uploadId={id}&partNumber={number}", bytes, ("x-amz-checksum-sha256", sum));
            parts += $"<Part><PartNumber>{number}</PartNumber><ETag>{part.ETag}</ETag><ChecksumSHA256>{sum}</ChecksumSHA256></Part>";
        }

        var done = await _admin.SendAsync(
            "POST", $"/{bucket}/o?uploadId={id}", $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>");
        Assert.Equal(200, done.Status);
        var first = await AttributesAsync(bucket, "ObjectParts", ("x-amz-max-parts", "2"));
        Assert.Equal(("3", "true"), (first.Element("PartsCount"), first.Element("IsTruncated")));
        Assert.Equal("2", first.Element("NextPartNumberMarker"));
        Assert.Equal(["1", "2"], first.Elements("PartNumber"));
        var second = await AttributesAsync(bucket, "ObjectParts", ("x-amz-part-number-marker", "2"));
        Assert.Equal(["3"], second.Elements("PartNumber"));
        Assert.Equal("7", second.Element("Size"));
        Assert.NotNull(second.Element("ChecksumSHA256"));
    }

    [Fact]
    public async Task Attributes_that_do_not_exist_are_refused()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        Assert.Equal("InvalidRequest", (await _admin.SendAsync("GET", $"/{bucket}/o?attributes")).Error.Code);
        Assert.Equal("InvalidArgument", (await AttributesAsync(bucket, "Colour")).Error.Code);
    }

    [Fact]
    public async Task An_SSE_C_object_tells_its_attributes_to_its_key_alone()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var key = SseCHeaders.NewKey();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", SseCHeaders.For(key));
        Assert.Equal(400, (await AttributesAsync(bucket, "ObjectSize")).Status);
        Assert.Equal("1", (await AttributesAsync(bucket, "ObjectSize", SseCHeaders.For(key))).Element("ObjectSize"));
    }

    [Fact]
    public async Task An_archived_object_is_read_only_once_it_is_restored()
    {
        var bucket = await sandbox.BucketAsync();
        const string Restore = "<RestoreRequest><Days>2</Days></RestoreRequest>";
        _ = await _admin.SendAsync("PUT", $"/{bucket}/cold", "x", ("x-amz-storage-class", "DEEP_ARCHIVE"));
        _ = await _admin.SendAsync("PUT", $"/{bucket}/warm", "x");
        var refused = await _admin.SendAsync("GET", $"/{bucket}/cold");
        Assert.Equal((403, "InvalidObjectState"), (refused.Error.Status, refused.Error.Code));
        var copy = await _admin.SendAsync("PUT", $"/{bucket}/copy", null, ("x-amz-copy-source", $"{bucket}/cold"));
        Assert.Equal("InvalidObjectState", copy.Error.Code);
        Assert.Equal("InvalidObjectState", (await _admin.SendAsync("POST", $"/{bucket}/warm?restore", Restore)).Error.Code);

        Assert.Equal(202, (await _admin.SendAsync("POST", $"/{bucket}/cold?restore", Restore)).Status);
        Assert.Equal(200, (await _admin.SendAsync("POST", $"/{bucket}/cold?restore", Restore)).Status);
        var restored = await _admin.SendAsync("GET", $"/{bucket}/cold");
        Assert.Equal(("x", "DEEP_ARCHIVE"), (restored.Text, restored["x-amz-storage-class"]));
        Assert.StartsWith("ongoing-request=\"false\", expiry-date=", restored["x-amz-restore"], StringComparison.Ordinal);
    }

    private Task<Answer> AttributesAsync(string bucket, string names, params (string, string)[] headers) =>
        _admin.SendAsync("GET", $"/{bucket}/o?attributes", null, [.. headers, (Header, names)]);
}
