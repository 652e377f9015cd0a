using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class MultipartTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string PartEncryption =
        "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.";

    private static readonly byte[] Five = RandomNumberGenerator.GetBytes(5 << 20);
    private static readonly byte[] Last = RandomNumberGenerator.GetBytes(1000);
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task Parts_sent_in_any_order_become_one_object_with_the_ETag_of_AWS()
    {
        var bucket = await sandbox.BucketAsync();
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target);
        var second = await _admin.SendAsync("PUT", $"{target}?partNumber=2&uploadId={id}", Last);
        var first = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Five);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", target)).Status);
        var done = await CompleteAsync(target, id, (1, first.ETag), (2, second.ETag));
        byte[] md5s = [.. MD5.HashData(Five), .. MD5.HashData(Last)];
        Assert.Equal((200, $"\"{Convert.ToHexStringLower(MD5.HashData(md5s))}-2\""), (done.Status, done.Element("ETag")));
        Assert.Equal("AES256", done["x-amz-server-side-encryption"]);
        var get = await _admin.SendAsync("GET", target);
        Assert.Equal([.. Five, .. Last], get.Body);
        var across = await _admin.SendAsync("GET", target, null, ("Range", $"bytes={Five.Length - 2}-{Five.Length + 1}"));
        Assert.Equal([.. Five[^2..], .. Last[..2]], across.Body);
        var part = await _admin.SendAsync("GET", target + "?partNumber=2");
        Assert.Equal((206, "2"), (part.Status, part["x-amz-mp-parts-count"]));
        Assert.Equal(Last, part.Body);
    }

    [Fact]
    public async Task An_SSE_C_upload_wants_the_same_key_with_each_part_and_none_to_complete()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var target = $"/{bucket}/o";
        var key = SseCHeaders.For(SseCHeaders.NewKey());
        var id = await BeginAsync(target, key);
        var url = $"{target}?partNumber=1&uploadId={id}";
        Assert.Equal((400, "InvalidRequest", PartEncryption), (await _admin.SendAsync("PUT", url, Last)).Error);
        Assert.Equal(
            (400, "InvalidRequest", "The provided encryption parameters did not match the ones used originally."),
            (await _admin.SendAsync("PUT", url, Last, SseCHeaders.For(SseCHeaders.NewKey()))).Error);
        var part = await _admin.SendAsync("PUT", url, Last, key);
        Assert.Equal((200, key[2].Value), (part.Status, part["x-amz-server-side-encryption-customer-key-MD5"]));
        Assert.Equal(200, (await _admin.SendAsync("GET", $"{target}?uploadId={id}")).Status);
        Assert.Equal(200, (await CompleteAsync(target, id, (1, part.ETag))).Status);
        Assert.Equal(Last, (await _admin.SendAsync("GET", target, null, key)).Body);
        Assert.Equal(400, (await _admin.SendAsync("HEAD", target)).Status);
    }

    [Fact]
    public async Task A_part_with_a_key_for_an_upload_without_is_refused()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target);
        var part = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Last, SseCHeaders.For(SseCHeaders.NewKey()));
        Assert.Equal((400, "InvalidRequest", PartEncryption), part.Error);
    }

    [Fact]
    public async Task A_KMS_upload_keeps_its_key_through_parts_and_completion()
    {
        var bucket = await sandbox.BucketAsync();
        var target = $"/{bucket}/o";
        var kms = sandbox.Server.Keys.Add(new KmsKeySettings());
        var id = await BeginAsync(
            target, ("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", kms.Arn));
        var part = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Last);
        Assert.Equal(kms.Arn, part["x-amz-server-side-encryption-aws-kms-key-id"]);
        kms.State = KmsKeyState.Disabled;
        Assert.Equal("KMS.DisabledException", (await _admin.SendAsync("PUT", $"{target}?partNumber=2&uploadId={id}", Last)).Error.Code);
        kms.State = KmsKeyState.Enabled;
        var done = await CompleteAsync(target, id, (1, part.ETag));
        Assert.Equal((200, kms.Arn), (done.Status, done["x-amz-server-side-encryption-aws-kms-key-id"]));
    }

    [Fact]
    public async Task A_list_of_parts_that_does_not_fit_is_refused_and_the_upload_goes_on()
    {
        var bucket = await sandbox.BucketAsync();
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target);
        var one = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Last);
        var two = await _admin.SendAsync("PUT", $"{target}?partNumber=2&uploadId={id}", Last);
        Assert.Equal("EntityTooSmall", (await CompleteAsync(target, id, (1, one.ETag), (2, two.ETag))).Error.Code);
        Assert.Equal("InvalidPartOrder", (await CompleteAsync(target, id, (2, two.ETag), (1, one.ETag))).Error.Code);
        Assert.Equal("InvalidPart", (await CompleteAsync(target, id, (1, new string('0', 32)))).Error.Code);
        Assert.Equal("InvalidPart", (await CompleteAsync(target, id, (3, one.ETag))).Error.Code);
        Assert.Equal("MalformedXML", (await CompleteAsync(target, id)).Error.Code);
        Assert.Equal(200, (await CompleteAsync(target, id, (2, two.ETag))).Status);
    }

    [Fact]
    public async Task A_client_that_lost_the_answer_may_complete_again_with_the_same_parts()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target);
        var part = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Last);
        var (first, again) = (await CompleteAsync(target, id, (1, part.ETag)), await CompleteAsync(target, id, (1, part.ETag)));
        Assert.Equal((200, first.Text, first["x-amz-version-id"]), (again.Status, again.Text, again["x-amz-version-id"]));
        Assert.Single((await _admin.SendAsync("GET", $"/{bucket}?versions")).Elements("Version"));
        Assert.Equal("NoSuchUpload", (await CompleteAsync(target, id, (1, new string('0', 32)))).Error.Code);
        Assert.Equal("NoSuchUpload", (await CompleteAsync(target + "2", id, (1, part.ETag))).Error.Code);
    }

    [Fact]
    public async Task Uploads_are_listed_by_key_and_age_in_pages_with_and_without_a_delimiter()
    {
        var bucket = await sandbox.BucketAsync();
        var ids = new List<string>();
        foreach (var key in new[] { "c", "a/1", "b", "a/2", "b", "d/e" })
        {
            ids.Add(await BeginAsync($"/{bucket}/{key}"));
        }

        Assert.Equal(["a/1", "a/2", "b", "b", "c", "d/e"], await PagedAsync(bucket, ""));
        Assert.Equal(["a/", "b", "b", "c", "d/"], await PagedAsync(bucket, "&delimiter=/"));
        Assert.Equal([ids[2], ids[4]], (await _admin.SendAsync("GET", $"/{bucket}?uploads&prefix=b")).Elements("UploadId"));
        var one = await _admin.SendAsync("GET", $"/{bucket}?uploads&prefix=c");
        Assert.Equal([sandbox.Principal("admin").Arn], one.Elements("Initiator"));
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("GET", $"/{bucket}?uploads&max-uploads=0")).Error.Code);
    }

    [Fact]
    public async Task An_aborted_upload_leaves_nothing()
    {
        var bucket = await sandbox.BucketAsync();
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target);
        _ = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Five);
        Assert.Equal(id, (await _admin.SendAsync("GET", $"/{bucket}?uploads")).Element("UploadId"));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"{target}?uploadId={id}")).Status);
        Assert.Equal(404, (await _admin.SendAsync("DELETE", $"{target}?uploadId={id}")).Status);
        Assert.Empty((await _admin.SendAsync("GET", $"/{bucket}?uploads")).Elements("Upload"));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}")).Status);
    }

    [Fact]
    public async Task Parts_copied_from_SSE_C_objects_need_the_key_of_the_source()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var target = $"/{bucket}/o";
        var key = SseCHeaders.NewKey();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/source", Five, SseCHeaders.For(key));
        var id = await BeginAsync(target);
        var url = $"{target}?partNumber=1&uploadId={id}";
        Assert.Equal(400, (await _admin.SendAsync("PUT", url, null, ("x-amz-copy-source", $"/{bucket}/source"))).Status);
        (string, string)[] from = [("x-amz-copy-source", $"{bucket}/source"), .. SseCHeaders.For(key, SseCHeaders.OfSource)];
        var beyond = await _admin.SendAsync("PUT", url, null, [.. from, ("x-amz-copy-source-range", $"bytes=0-{Five.Length}")]);
        Assert.Equal("InvalidArgument", beyond.Error.Code);
        var copy = await _admin.SendAsync("PUT", url, null, [.. from, ("x-amz-copy-source-range", "bytes=10-19")]);
        Assert.Equal(200, copy.Status);
        _ = await CompleteAsync(target, id, (1, copy.Element("ETag")!.Trim('"')));
        Assert.Equal(Five[10..20], (await _admin.SendAsync("GET", target)).Body);
    }

    [Fact]
    public async Task A_part_has_its_own_checksum_and_the_type_of_the_objects()
    {
        var bucket = await sandbox.BucketAsync();
        var target = $"/{bucket}/o";
        var id = await BeginAsync(target, ("x-amz-checksum-algorithm", "SHA256"));
        var sha = Convert.ToBase64String(SHA256.HashData(Last));
        var part = await _admin.SendAsync("PUT", $"{target}?partNumber=1&uploadId={id}", Last, ("x-amz-checksum-sha256", sha));
        var list = $"<Part><PartNumber>1</PartNumber><ETag>{part.ETag}</ETag><ChecksumSHA256>{sha}</ChecksumSHA256></Part>";
        var document = "<CompleteMultipartUpload>" + list + "</CompleteMultipartUpload>";
        Assert.Equal(200, (await _admin.SendAsync("POST", $"{target}?uploadId={id}", document)).Status);
        var get = await _admin.SendAsync("GET", target + "?partNumber=1", null, ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal((206, sha, "COMPOSITE"), (get.Status, get["x-amz-checksum-sha256"], get["x-amz-checksum-type"]));
    }

    private async Task<List<string>> PagedAsync(string bucket, string query)
    {
        var all = new List<string>();
        for (var next = ""; ;)
        {
            var page = await _admin.SendAsync("GET", $"/{bucket}?uploads&max-uploads=1{query}{next}");
            all.Add(page.Xml.Descendants().Single(e => e.Name.LocalName is "Upload" or "CommonPrefixes").Elements().First().Value);
            if (page.Element("IsTruncated") == "false")
            {
                return all;
            }

            next = $"&key-marker={page.Element("NextKeyMarker")}&upload-id-marker={page.Element("NextUploadIdMarker")}";
        }
    }

    private async Task<string> BeginAsync(string target, params (string Name, string Value)[] headers)
    {
        var begun = await _admin.SendAsync("POST", target + "?uploads", null, headers);
        Assert.Equal(200, begun.Status);
        return begun.Element("UploadId")!;
    }

    private Task<Answer> CompleteAsync(string target, string id, params (int Number, string ETag)[] parts) => _admin.SendAsync(
        "POST",
        $"{target}?uploadId={id}",
        "<CompleteMultipartUpload>"
            + string.Concat(parts.Select(part => $"<Part><PartNumber>{part.Number}</PartNumber><ETag>\"{part.ETag}\"</ETag></Part>"))
            + "</CompleteMultipartUpload>");
}
