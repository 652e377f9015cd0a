using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class VersioningTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task What_is_overwritten_can_still_be_read_by_its_version()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var first = (await _admin.SendAsync("PUT", $"/{bucket}/o", "one"))["x-amz-version-id"]!;
        var second = (await _admin.SendAsync("PUT", $"/{bucket}/o", "two"))["x-amz-version-id"]!;
        Assert.NotEqual(first, second);
        var old = await _admin.SendAsync("GET", $"/{bucket}/o?versionId={first}");
        Assert.Equal(("one", first), (old.Text, old["x-amz-version-id"]));
        var now = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal(("two", second), (now.Text, now["x-amz-version-id"]));
    }

    [Fact]
    public async Task A_deleted_object_is_hidden_by_a_marker_and_comes_back_without_it()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "kept");
        var deleted = await _admin.SendAsync("DELETE", $"/{bucket}/o");
        Assert.Equal((204, "true"), (deleted.Status, deleted["x-amz-delete-marker"]));
        var marker = deleted["x-amz-version-id"]!;

        var gone = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal((404, "NoSuchKey"), (gone.Error.Status, gone.Error.Code));
        Assert.Equal(("true", marker), (gone["x-amz-delete-marker"], gone["x-amz-version-id"]));
        var named = await _admin.SendAsync("GET", $"/{bucket}/o?versionId={marker}");
        Assert.Equal((405, "MethodNotAllowed"), (named.Error.Status, named.Error.Code));
        Assert.Equal(("true", "DELETE"), (named["x-amz-delete-marker"], named["Allow"]));
        Assert.Equal(405, (await _admin.SendAsync("HEAD", $"/{bucket}/o?versionId={marker}")).Status);
        Assert.Empty((await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));

        var undone = await _admin.SendAsync("DELETE", $"/{bucket}/o?versionId={marker}");
        Assert.Equal(("true", marker), (undone["x-amz-delete-marker"], undone["x-amz-version-id"]));
        Assert.Equal("kept", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Fact]
    public async Task A_version_removed_by_its_id_is_gone_for_good_and_the_one_before_is_current()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "one");
        var second = (await _admin.SendAsync("PUT", $"/{bucket}/o", "two"))["x-amz-version-id"]!;
        var removed = await _admin.SendAsync("DELETE", $"/{bucket}/o?versionId={second}");
        Assert.Equal((204, second, null), (removed.Status, removed["x-amz-version-id"], removed["x-amz-delete-marker"]));
        Assert.Equal("one", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal("NoSuchVersion", (await _admin.SendAsync("GET", $"/{bucket}/o?versionId={second}")).Error.Code);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o?versionId={second}")).Status);
    }

    [Fact]
    public async Task Once_suspended_new_writes_replace_the_null_version_and_leave_the_others()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "before");
        await sandbox.SetVersioningAsync(bucket, "Enabled");
        var kept = (await _admin.SendAsync("PUT", $"/{bucket}/o", "kept"))["x-amz-version-id"]!;
        Assert.Equal("before", (await _admin.SendAsync("GET", $"/{bucket}/o?versionId=null")).Text);

        await sandbox.SetVersioningAsync(bucket, "Suspended");
        Assert.Null((await _admin.SendAsync("PUT", $"/{bucket}/o", "after"))["x-amz-version-id"]);
        Assert.Equal("null", (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["x-amz-version-id"]);
        Assert.Equal("after", (await _admin.SendAsync("GET", $"/{bucket}/o?versionId=null")).Text);
        Assert.Equal("kept", (await _admin.SendAsync("GET", $"/{bucket}/o?versionId={kept}")).Text);

        Assert.Equal("null", (await _admin.SendAsync("DELETE", $"/{bucket}/o"))["x-amz-version-id"]);
        Assert.Equal(405, (await _admin.SendAsync("GET", $"/{bucket}/o?versionId=null")).Status);
        var left = (await _admin.SendAsync("GET", $"/{bucket}?versions")).Elements("VersionId");
        Assert.Equivalent(new[] { "null", kept }, left, strict: true);
    }

    [Fact]
    public async Task Pages_of_versions_lose_and_repeat_nothing()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        foreach (var key in new[] { "a", "b/1", "a", "c", "b/2", "a" })
        {
            _ = await _admin.SendAsync("PUT", $"/{bucket}/{key}", key);
        }

        _ = await _admin.SendAsync("DELETE", $"/{bucket}/c");
        var all = Entries(await _admin.SendAsync("GET", $"/{bucket}?versions"));
        Assert.Equal(["a", "a", "a", "b/1", "b/2", "c", "c"], all.Select(entry => entry.Split(' ')[0]));
        for (var size = 1; size <= 7; size++)
        {
            Assert.Equal(all, await PagesAsync(bucket, size, ""));
            Assert.Equal(
                all.Where(entry => !entry.StartsWith("b/", StringComparison.Ordinal)).Append("b/ ").Order(),
                (await PagesAsync(bucket, size, "/")).Order());
        }
    }

    [Fact]
    public async Task A_listing_says_which_version_is_the_latest()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var old = (await _admin.SendAsync("PUT", $"/{bucket}/o", "x"))["x-amz-version-id"];
        var marker = (await _admin.SendAsync("DELETE", $"/{bucket}/o"))["x-amz-version-id"];
        var listed = (await _admin.SendAsync("GET", $"/{bucket}?versions")).Xml.Elements()
            .Where(e => e.Name.LocalName is "Version" or "DeleteMarker")
            .Select(e => (e.Name.LocalName, e.Elements().ToDictionary(c => c.Name.LocalName, c => c.Value)))
            .Select(e => (e.LocalName, e.Item2["VersionId"], e.Item2["IsLatest"]));
        Assert.Equal([("DeleteMarker", marker!, "true"), ("Version", old!, "false")], listed);
    }

    [Fact]
    public async Task An_old_version_copied_onto_its_key_is_restored()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var old = (await _admin.SendAsync("PUT", $"/{bucket}/o", "good"))["x-amz-version-id"];
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "bad");
        var copy = await _admin.SendAsync("PUT", $"/{bucket}/o", null, ("x-amz-copy-source", $"{bucket}/o?versionId={old}"));
        Assert.Equal((200, old), (copy.Status, copy["x-amz-copy-source-version-id"]));
        var now = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal(("good", copy["x-amz-version-id"]), (now.Text, now["x-amz-version-id"]));
    }

    [Fact]
    public async Task Several_are_deleted_by_version_and_what_became_of_each_is_said()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var first = (await _admin.SendAsync("PUT", $"/{bucket}/a", "x"))["x-amz-version-id"];
        _ = await _admin.SendAsync("PUT", $"/{bucket}/b", "x");
        var answer = await _admin.SendAsync(
            "POST",
            $"/{bucket}?delete",
            $"<Delete><Object><Key>a</Key><VersionId>{first}</VersionId></Object><Object><Key>b</Key></Object>"
                + "<Object><Key>c</Key><VersionId>nonsense</VersionId></Object></Delete>");
        var marker = answer.Element("DeleteMarkerVersionId");
        Assert.Equal((404, marker), await MissingAsync(bucket, "b"));
        Assert.Equal((404, null), await MissingAsync(bucket, "a"));
        Assert.Equal("InvalidArgument", answer.Element("Code"));
    }

    [Theory]
    [InlineData("GET", "nonsense", "Invalid version id specified")]
    [InlineData("DELETE", "", "Version id cannot be the empty string")]
    public async Task What_cannot_be_a_version_id_is_refused(string method, string versionId, string message)
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var answer = await _admin.SendAsync(method, $"/{bucket}/o?versionId={versionId}");
        Assert.Equal((400, "InvalidArgument", message), answer.Error);
    }

    [Fact]
    public async Task Who_may_read_objects_may_not_therefore_read_versions()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var version = (await _admin.SendAsync("PUT", $"/{bucket}/o", "x"))["x-amz-version-id"];
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":"
            + $"\"s3:GetObjectVersion\",\"Resource\":\"arn:aws:s3:::{bucket}/*\"}}]}}";
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}/o")).Status);
        Assert.Equal(403, (await _admin.SendAsync("GET", $"/{bucket}/o?versionId={version}")).Status);
    }

    [Fact]
    public async Task Tags_belong_to_a_version()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var old = (await _admin.SendAsync("PUT", $"/{bucket}/o", "x"))["x-amz-version-id"];
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "y");
        const string Tagging = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";
        var tagged = await _admin.SendAsync("PUT", $"/{bucket}/o?tagging&versionId={old}", Tagging);
        Assert.Equal((200, old), (tagged.Status, tagged["x-amz-version-id"]));
        Assert.Empty((await _admin.SendAsync("GET", $"/{bucket}/o?tagging")).Elements("Tag"));
        Assert.Equal("v", (await _admin.SendAsync("GET", $"/{bucket}/o?tagging&versionId={old}")).Element("Value"));
    }

    private static List<string> Entries(Answer page) =>
        [.. Pairs(page).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Pairs(Answer page) =>
        page.Xml.Elements().Where(e => e.Name.LocalName is "Version" or "DeleteMarker").Select(e =>
            string.Join(' ', e.Elements().Where(c => c.Name.LocalName is "Key" or "VersionId").Select(c => c.Value)));

    private async Task<(int Status, string? Marker)> MissingAsync(string bucket, string key)
    {
        var answer = await _admin.SendAsync("HEAD", $"/{bucket}/{key}");
        return (answer.Status, answer["x-amz-version-id"]);
    }

    private async Task<List<string>> PagesAsync(string bucket, int size, string delimiter)
    {
        var all = new List<string>();
        var next = "";
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await _admin.SendAsync("GET", $"/{bucket}?versions&max-keys={size}&delimiter={delimiter}{next}");
            var found = Pairs(page).Concat(page.Elements("CommonPrefixes").Select(prefix => prefix + " ")).ToList();
            Assert.InRange(found.Count, 1, size);
            all.AddRange(found);
            if (page.Element("IsTruncated") == "false")
            {
                break;
            }

            next = "&key-marker=" + Uri.EscapeDataString(page.Element("NextKeyMarker")!)
                + (page.Element("NextVersionIdMarker") is { } id ? "&version-id-marker=" + id : "");
        }

        return delimiter.Length > 0 ? all : [.. all.Order(StringComparer.Ordinal)];
    }
}
