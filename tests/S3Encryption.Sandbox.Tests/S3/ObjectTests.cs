using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ObjectTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("a b+c%d", "/a%20b%2Bc%25d")]
    [InlineData("ümläut/日本/😀", "/%C3%BCml%C3%A4ut/%E6%97%A5%E6%9C%AC/%F0%9F%98%80")]
    [InlineData("a//b", "/a//b")]
    [InlineData("/leading", "//leading")]
    [InlineData("a/../b", "/a/../b")]
    [InlineData("./x/.", "/./x/.")]
    [InlineData("../up", "/../up")]
    [InlineData("trailing/", "/trailing/")]
    [InlineData("?query#fragment", "/%3Fquery%23fragment")]
    public async Task A_key_is_kept_as_it_was_sent(string key, string path)
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/" + bucket + path, key)).Status);
        Assert.Equal(key, (await _admin.SendAsync("GET", "/" + bucket + path)).Text);
        Assert.Equal([key], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", "/" + bucket + path)).Status);
        Assert.Empty((await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
    }

    [Theory]
    [InlineData("/%zz")]
    [InlineData("/%FF")]
    public async Task A_path_that_is_no_text_is_refused(string path)
    {
        var bucket = await sandbox.BucketAsync();
        using var nobody = sandbox.As(null);
        Assert.Equal("InvalidURI", (await nobody.SendAsync("GET", "/" + bucket + path)).Error.Code);
    }

    [Fact]
    public async Task A_key_of_1024_bytes_is_the_longest()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/" + new string('k', 1024), "x")).Status);
        Assert.Equal(
            (400, "KeyTooLongError", "Your key is too long"),
            (await _admin.SendAsync("PUT", $"/{bucket}/" + new string('k', 1025), "x")).Error);
    }

    [Fact]
    public async Task Headers_and_metadata_come_back()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync(
            "PUT",
            $"/{bucket}/o",
            "x",
            ("Content-Type", "text/x-thing"),
            ("Cache-Control", "no-store"),
            ("x-amz-meta-Owner", "me"),
            ("x-amz-storage-class", "STANDARD_IA"));
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        Assert.Equal(
            ("text/x-thing", "no-store", "me", "STANDARD_IA", "1"),
            (head["Content-Type"], head["Cache-Control"], head["x-amz-meta-owner"], head["x-amz-storage-class"], head["Content-Length"]));
        var get = await _admin.SendAsync("GET", $"/{bucket}/o?response-content-type=text%2Fother&response-content-disposition=a%0D%0Ab");
        Assert.Equal(("text/other", "=?UTF-8?B?YQ0KYg==?="), (get["Content-Type"], get["Content-Disposition"]));
    }

    [Fact]
    public async Task Ranges_are_served_as_AWS_serves_them()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "0123456789");
        async Task<(int, string, string?)> RangeAsync(string range)
        {
            var answer = await _admin.SendAsync("GET", $"/{bucket}/o", null, ("Range", range));
            return (answer.Status, answer.Status == 416 ? answer.Error.Code! : answer.Text, answer["Content-Range"]);
        }

        Assert.Equal((206, "234", "bytes 2-4/10"), await RangeAsync("bytes=2-4"));
        Assert.Equal((206, "789", "bytes 7-9/10"), await RangeAsync("bytes=7-"));
        Assert.Equal((206, "89", "bytes 8-9/10"), await RangeAsync("bytes=-2"));
        Assert.Equal((206, "0123456789", "bytes 0-9/10"), await RangeAsync("bytes=0-100"));
        Assert.Equal((416, "InvalidRange", null), await RangeAsync("bytes=10-"));
        Assert.Equal((200, "0123456789", null), await RangeAsync("bytes=1-2,4-5"));
        Assert.Equal((200, "0123456789", null), await RangeAsync("lines=1-2"));
    }

    [Fact]
    public async Task Conditions_keep_a_writer_from_overwriting_what_it_has_not_seen()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", "1", ("If-None-Match", "*"));
        Assert.Equal(200, put.Status);
        Assert.Equal(
            (412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold"),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", "2", ("If-None-Match", "*"))).Error);
        Assert.Equal(412, (await _admin.SendAsync("PUT", $"/{bucket}/o", "2", ("If-Match", "\"0\""))).Status);
        Assert.Equal(404, (await _admin.SendAsync("PUT", $"/{bucket}/none", "2", ("If-Match", "\"0\""))).Status);
        Assert.Equal("1", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "2", ("If-Match", put["ETag"]!))).Status);
        Assert.Equal(501, (await _admin.SendAsync("PUT", $"/{bucket}/o", "2", ("If-None-Match", "\"0\""))).Status);
    }

    [Fact]
    public async Task A_condition_on_a_delete_holds_or_the_object_stays()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", "1");
        var version = $"/{bucket}/o?versionId={put["x-amz-version-id"]}";
        Assert.Equal(412, (await _admin.SendAsync("DELETE", $"/{bucket}/o", null, ("If-Match", "\"0\""))).Status);
        Assert.Equal(404, (await _admin.SendAsync("DELETE", $"/{bucket}/none", null, ("If-Match", "*"))).Status);
        Assert.Equal(501, (await _admin.SendAsync("DELETE", $"/{bucket}/o", null, ("x-amz-if-match-size", "1"))).Status);
        Assert.Equal(501, (await _admin.SendAsync("DELETE", version, null, ("If-Match", put["ETag"]!))).Status);
        const string Document = "<Delete><Object><Key>o</Key><Size>2</Size></Object></Delete>";
        Assert.Equal("MalformedXML", (await _admin.SendAsync("POST", $"/{bucket}?delete", Document)).Error.Code);
        Assert.Equal("1", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o", null, ("If-Match", put["ETag"]!))).Status);
    }

    [Fact]
    public async Task Conditions_on_reads_answer_304_and_412()
    {
        var bucket = await sandbox.BucketAsync();
        var etag = (await _admin.SendAsync("PUT", $"/{bucket}/o", "1"))["ETag"]!;
        var notModified = await _admin.SendAsync("GET", $"/{bucket}/o", null, ("If-None-Match", etag));
        Assert.Equal((304, 0, etag), (notModified.Status, notModified.Body.Length, notModified["ETag"]));
        Assert.Equal(412, (await _admin.SendAsync("GET", $"/{bucket}/o", null, ("If-Match", "\"0\""))).Status);
        Assert.Equal(
            304, (await _admin.SendAsync("HEAD", $"/{bucket}/o", null, ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))).Status);
        Assert.Equal(
            412, (await _admin.SendAsync("HEAD", $"/{bucket}/o", null, ("If-Unmodified-Since", "Fri, 01 Jan 2010 00:00:00 GMT"))).Status);
    }

    [Fact]
    public async Task An_upload_whose_digest_is_wrong_changes_nothing()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "before");
        var md5 = Convert.ToBase64String(MD5.HashData("other"u8));
        Assert.Equal(
            (400, "BadDigest", "The Content-MD5 you specified did not match what we received."),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", "after", ("Content-MD5", md5))).Error);
        Assert.Equal("InvalidDigest", (await _admin.SendAsync("PUT", $"/{bucket}/o", "after", ("Content-MD5", "x"))).Error.Code);
        Assert.Equal("before", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "other", ("Content-MD5", md5))).Status);
    }

    [Fact]
    public async Task A_reader_of_an_overwritten_object_reads_the_old_one_to_its_end()
    {
        var bucket = await sandbox.BucketAsync();
        var old = RandomNumberGenerator.GetBytes(64 << 20);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", old);
        using var response = await _admin.StartAsync("GET", $"/{bucket}/o", TestContext.Current.CancellationToken);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "new")).Status);
        Assert.Equal(old, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("new", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Fact]
    public async Task Many_objects_are_deleted_at_once_and_each_refusal_is_reported()
    {
        var bucket = await sandbox.BucketAsync();
        foreach (var key in new[] { "a", "b" })
        {
            _ = await _admin.SendAsync("PUT", $"/{bucket}/{key}", key);
        }

        const string Document = "<Delete><Object><Key>a</Key></Object><Object><Key>none</Key></Object></Delete>";
        using var reader = sandbox.As("reader");
        var refused = await reader.SendAsync("POST", $"/{bucket}?delete", Document);
        Assert.Equal((200, 2, 0), (refused.Status, refused.Elements("Error").Count, refused.Elements("Deleted").Count));
        var deleted = await _admin.SendAsync("POST", $"/{bucket}?delete", Document);
        Assert.Equal(["a", "none"], deleted.Elements("Key"));
        Assert.Equal(["b"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
        Assert.Equal("MalformedXML", (await _admin.SendAsync("POST", $"/{bucket}?delete", "<Delete/>")).Error.Code);
    }

    [Fact]
    public async Task A_virtual_hosted_bucket_is_the_same_bucket()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/a/b", "x");
        Assert.Equal("x", (await _admin.SendAsync("GET", "/a/b", null, ("Host", bucket + ".s3.localhost"))).Text);
        // OpenSSL takes no wildcard certificate for a name right under a top-level one.
        using var plain = sandbox.As("admin", tls: false);
        Assert.Equal("x", (await plain.SendAsync("GET", "/a/b", null, ("Host", bucket + ".localhost"))).Text);
    }

    [Fact]
    public async Task Tags_are_read_and_written()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        const string Tagging = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o?tagging", Tagging)).Status);
        Assert.Equal("v", (await _admin.SendAsync("GET", $"/{bucket}/o?tagging")).Element("Value"));
        Assert.Equal("1", (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["x-amz-tagging-count"]);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o?tagging")).Status);
        Assert.Empty((await _admin.SendAsync("GET", $"/{bucket}/o?tagging")).Elements("Tag"));
    }

    [Theory]
    [InlineData("PUT", "/o?renameObject")]
    [InlineData("GET", "/o?torrent")]
    [InlineData("POST", "/o?select")]
    public async Task What_the_sandbox_does_not_have_it_says_so_and_overwrites_nothing(string method, string target)
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        var answer = await _admin.SendAsync(
            method, "/" + bucket + target, method == "PUT" ? Encoding.UTF8.GetBytes("<ObjectEncryption/>") : null);
        Assert.Equal((501, "NotImplemented"), (answer.Error.Status, answer.Error.Code));
        Assert.Equal("x", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Theory]
    [InlineData("aws-chunked, deflate, gzip", "deflate, gzip")]
    [InlineData("gzip,br", "gzip,br")]
    [InlineData("aws-chunked", null)]
    public async Task Only_what_is_of_the_transfer_is_taken_from_the_encoding(string sent, string? kept)
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("Content-Encoding", sent))).Status);
        Assert.Equal(kept, (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["Content-Encoding"]);
    }

    [Fact]
    public async Task A_key_of_white_space_is_deleted_by_a_document()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/%20%0A", "x");
        _ = await _admin.SendAsync("POST", $"/{bucket}?delete", "<Delete> <Object><Key> &#xA;</Key></Object>\n</Delete>");
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}")).Status);
    }
}
