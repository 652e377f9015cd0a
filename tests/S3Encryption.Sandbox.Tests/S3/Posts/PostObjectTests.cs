using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3.Posts;

public sealed class PostObjectTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;
    private readonly SandboxClient _browser = sandbox.As(null);

    [Fact]
    public async Task A_form_stores_its_file_with_what_its_fields_say()
    {
        var bucket = await sandbox.BucketAsync();
        var form = Signed(new BrowserForm().With("Content-Type", "text/plain").With("x-amz-meta-who", "me")
            .With("tagging", "<Tagging><TagSet><Tag><Key>a b</Key><Value>&amp;</Value></Tag></TagSet></Tagging>")
            .WithUnlisted("key", "in/${filename}"), "key", "in/");
        var posted = await form.SendAsync(_browser, bucket, "line\r\n--not a boundary\r\n");
        Assert.Equal((204, ""), (posted.Status, posted.Text));
        Assert.Equal("AES256", posted["x-amz-server-side-encryption"]);
        var get = await _admin.SendAsync("GET", $"/{bucket}/in/report.txt");
        Assert.Equal(("line\r\n--not a boundary\r\n", posted.ETag), (get.Text, get.ETag));
        Assert.Equal(("text/plain", "me", "1"), (get["Content-Type"], get["x-amz-meta-who"], get["x-amz-tagging-count"]));
        Assert.Equal("a b&", string.Concat((await _admin.SendAsync("GET", $"/{bucket}/in/report.txt?tagging")).Elements("Tag")));
    }

    [Theory]
    [InlineData("200", 200)]
    [InlineData("204", 204)]
    [InlineData("404", 204)]
    public async Task The_form_chooses_the_status_of_success(string wanted, int status)
    {
        var bucket = await sandbox.BucketAsync();
        var posted = await Signed(new BrowserForm().With("key", "o").With("success_action_status", wanted)).SendAsync(_browser, bucket);
        Assert.Equal((status, ""), (posted.Status, posted.Text));
    }

    [Fact]
    public async Task A_201_and_a_redirect_say_what_was_stored()
    {
        var bucket = await sandbox.BucketAsync();
        var created = await Signed(new BrowserForm().With("key", "a b").With("success_action_status", "201")).SendAsync(_browser, bucket);
        Assert.Equal((201, "PostResponse"), (created.Status, created.Xml.Name.LocalName));
        Assert.Equal((bucket, "a b", created["ETag"]), (created.Element("Bucket"), created.Element("Key"), created.Element("ETag")));
        Assert.EndsWith($"/{bucket}/a%20b", created.Element("Location"), StringComparison.Ordinal);
        var form = new BrowserForm().With("key", "a b").With("success_action_redirect", "https://example.com/done?x=1");
        var redirected = await Signed(form).SendAsync(_browser, bucket);
        Assert.Equal(303, redirected.Status);
        Assert.Equal(
            $"https://example.com/done?x=1&bucket={bucket}&key=a%20b&etag=%22{created.ETag}%22", redirected["Location"]);
    }

    [Fact]
    public async Task A_form_can_ask_for_KMS_and_for_SSE_C_only_where_it_is_not_blocked()
    {
        var (open, blocked) = (await sandbox.BucketAsync(allowSseC: true), await sandbox.BucketAsync());
        var form = Signed(new BrowserForm().With("key", "k").With("x-amz-server-side-encryption", "aws:kms"));
        var kms = await form.SendAsync(_browser, open);
        Assert.Equal((204, "aws:kms"), (kms.Status, kms["x-amz-server-side-encryption"]));
        var key = SseCHeaders.For(SseCHeaders.NewKey());
        form = new BrowserForm().With("key", "c");
        foreach (var (name, value) in key)
        {
            form = form.With(name, value);
        }

        form = Signed(form);
        Assert.Equal(204, (await form.SendAsync(_browser, open)).Status);
        Assert.Equal("body", (await _admin.SendAsync("GET", $"/{open}/c", null, key)).Text);
        var refused = (await form.SendAsync(_browser, blocked)).Error;
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains("this bucket has blocked upload requests", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signer_needs_the_right_to_put_and_nobody_else_has_it()
    {
        var bucket = await sandbox.BucketAsync();
        var reader = new BrowserForm().With("key", "o").Signed(sandbox.Principal("reader"));
        Assert.Equal((403, "AccessDenied"), StatusAndCode(await reader.SendAsync(_browser, bucket)));
        var nobody = new BrowserForm().WithUnlisted("key", "o");
        Assert.Equal((403, "AccessDenied"), StatusAndCode(await nobody.SendAsync(_browser, bucket)));
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task A_large_file_is_stored_whole()
    {
        var bucket = await sandbox.BucketAsync();
        var file = new string('x', 3 << 20) + "\r\n";
        Assert.Equal(204, (await Signed(new BrowserForm().With("key", "o")).SendAsync(_browser, bucket, file)).Status);
        Assert.Equal(file, (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    private static (int, string?) StatusAndCode(Answer answer) => (answer.Status, answer.Error.Code);

    private BrowserForm Signed(BrowserForm form, string? field = null, string beginning = "")
    {
        if (field is not null)
        {
            form.Conditions.Add(new[] { "starts-with", "$" + field, beginning });
        }

        return form.Signed(sandbox.Principal("admin"));
    }
}
