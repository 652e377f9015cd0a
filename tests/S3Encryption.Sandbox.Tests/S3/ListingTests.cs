using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ListingTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string[] Keys = ["a", "b/1", "b/2", "b/3/x", "c+ d", "z/\uFFFD", "z/\U0001F600"];
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task Keys_come_in_the_order_of_their_UTF_8_bytes()
    {
        var bucket = await FilledAsync();
        Assert.Equal(Keys, (await _admin.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
    }

    [Theory]
    [InlineData("list-type=2")]
    [InlineData("")]
    public async Task Pages_of_any_size_lose_and_repeat_nothing(string version)
    {
        var bucket = await FilledAsync();
        foreach (var size in Enumerable.Range(1, 4))
        {
            foreach (var delimiter in new[] { "", "/" })
            {
                var all = new List<string>();
                var next = "";
                for (var pages = 0; pages < 20; pages++)
                {
                    var page = await _admin.SendAsync("GET", $"/{bucket}?{version}&max-keys={size}&delimiter={delimiter}{next}");
                    var prefixes = page.Xml.Descendants().Where(e => e.Name.LocalName == "CommonPrefixes").Select(e => e.Value);
                    var names = page.Elements("Key").Concat(prefixes).ToList();
                    Assert.InRange(names.Count, 1, size);
                    all.AddRange(names);
                    if (page.Element("IsTruncated") == "false")
                    {
                        break;
                    }

                    next = version.Length > 0
                        ? "&continuation-token=" + Uri.EscapeDataString(page.Element("NextContinuationToken")!)
                        : "&marker=" + Uri.EscapeDataString(page.Element("NextMarker") ?? names[^1]);
                }

                Assert.Equal(
                    delimiter.Length == 0 ? Keys : ["a", "b/", "c+ d", "z/"],
                    delimiter.Length == 0 ? all : all.Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Prefix_start_after_and_encoding_do_what_they_say()
    {
        var bucket = await FilledAsync();
        Assert.Equal(["b/1", "b/2"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&prefix=b%2F&delimiter=/")).Elements("Key"));
        Assert.Equal(
            ["b/3/x", "c+ d"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&start-after=b/2&max-keys=2")).Elements("Key"));
        Assert.Equal(["c%2B+d"], (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&prefix=c&encoding-type=url")).Elements("Key"));
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&max-keys=many")).Error.Code);
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("GET", $"/{bucket}?list-type=2&continuation-token=%21")).Error.Code);
    }

    [Fact]
    public async Task Buckets_are_listed_by_name_in_pages()
    {
        foreach (var name in new[] { "list-b", "list-a", "list-c" })
        {
            _ = await _admin.SendAsync("PUT", "/" + name);
        }

        var first = await _admin.SendAsync("GET", "/?prefix=list-&max-buckets=2");
        Assert.Equal(["list-a", "list-b"], first.Elements("Name"));
        var second = await _admin.SendAsync(
            "GET", "/?prefix=list-&max-buckets=2&continuation-token=" + Uri.EscapeDataString(first.Element("ContinuationToken")!));
        Assert.Equal(["list-c"], second.Elements("Name"));
    }

    private async Task<string> FilledAsync()
    {
        var bucket = await sandbox.BucketAsync();
        foreach (var key in Keys.Reverse())
        {
            _ = await _admin.SendAsync("PUT", $"/{bucket}/" + string.Join('/', key.Split('/').Select(Uri.EscapeDataString)), "x");
        }

        return bucket;
    }
}
