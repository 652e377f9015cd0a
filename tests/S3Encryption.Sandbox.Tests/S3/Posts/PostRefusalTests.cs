using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3.Posts;

/// <summary>What a form is refused for: each in S3's words, and nothing is stored.</summary>
public sealed class PostRefusalTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _browser = sandbox.As(null);

    [Fact]
    public async Task Fields_that_the_policy_does_not_allow_are_refused()
    {
        await RefusedAsync(403, "AccessDenied", "Extra input fields: x-amz-meta-a", New().WithUnlisted("x-amz-meta-a", "b"));
        var other = New();
        other.Conditions.Add(new[] { "starts-with", "$Content-Type", "image/" });
        await RefusedAsync(
            403, "AccessDenied", "Policy Condition failed: [\"starts-with\", \"$Content-Type\", \"image/\"]",
            other.WithUnlisted("Content-Type", "text/plain"));
        var elsewhere = New();
        elsewhere.Conditions.Add(new { bucket = "elsewhere" });
        await RefusedAsync(403, "AccessDenied", "Policy Condition failed: [\"eq\", \"$bucket\", \"elsewhere\"]", elsewhere);
    }

    [Fact]
    public async Task A_policy_that_has_expired_or_is_none_is_refused()
    {
        var late = new BrowserForm { Expires = DateTimeOffset.UtcNow.AddMinutes(-1) }.With("key", "o");
        await RefusedAsync(403, "AccessDenied", "Invalid according to Policy: Policy expired.", late);
        var form = New().Signed(sandbox.Principal("admin")).Without("policy");
        Assert.Equal("policy", (await SendAsync(form)).Element("ArgumentName"));
        var forged = New().Signed(sandbox.Principal("admin")).Without("policy").WithUnlisted("policy", "e30=");
        Assert.Equal((403, "SignatureDoesNotMatch"), StatusAndCode(await SendAsync(forged)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"expiration\":1,\"conditions\":[]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\"}")]
    [InlineData("{\"expiration\":\"2099-01-01 00:00:00\",\"conditions\":[]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[1]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[{}]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[[1,2,3]]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[[\"eq\",\"key\",\"o\"]]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[[\"content-length-range\",-1,{}]]}")]
    public async Task A_malformed_policy_is_refused(string policy) =>
        await RefusedAsync(400, "InvalidPolicyDocument", "", New(), policy);

    [Fact]
    public async Task A_file_of_the_wrong_size_is_refused_with_the_size_that_is_right()
    {
        var small = New();
        small.Conditions.Add(new object[] { "content-length-range", 5, 9 });
        var refused = await SendAsync(small.Signed(sandbox.Principal("admin")));
        Assert.Equal((400, "EntityTooSmall", "5"), (refused.Status, refused.Error.Code, refused.Element("MinSizeAllowed")));
        var large = New();
        large.Conditions.Add(new object[] { "content-length-range", 0, 3 });
        refused = await SendAsync(large.Signed(sandbox.Principal("admin")));
        Assert.Equal((400, "EntityTooLarge", "3"), (refused.Status, refused.Error.Code, refused.Element("MaxSizeAllowed")));
    }

    [Fact]
    public async Task Wrong_and_old_signatures_are_refused()
    {
        var admin = sandbox.Principal("admin");
        var wrong = New().Signed(admin with { SecretAccessKey = "another" });
        Assert.Equal((403, "SignatureDoesNotMatch"), StatusAndCode(await SendAsync(wrong)));
        var unknown = New().Signed(admin with { AccessKeyId = "AKIAUNKNOWN" });
        Assert.Equal((403, "InvalidAccessKeyId"), StatusAndCode(await SendAsync(unknown)));
        var old = New().WithUnlisted("AWSAccessKeyId", admin.AccessKeyId).WithUnlisted("policy", "e30=").WithUnlisted("signature", "x");
        Assert.Equal((403, "SignatureDoesNotMatch"), StatusAndCode(await SendAsync(old)));
        foreach (var field in new[] { "x-amz-date", "x-amz-credential", "x-amz-algorithm", "x-amz-signature" })
        {
            Assert.Equal("InvalidArgument", (await SendAsync(New().Signed(admin).Without(field))).Error.Code);
        }
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        var bucket = await sandbox.BucketAsync();
        var plain = await _browser.SendAsync("POST", "/" + bucket, "x", ("Content-Type", "text/plain"));
        Assert.Equal((412, "PreconditionFailed"), StatusAndCode(plain));
        const string Unfinished = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nunfinished";
        foreach (var body in new[] { "", "x", "--b\r\n\r\nno disposition\r\n--b--", Unfinished })
        {
            var damaged = await _browser.SendAsync("POST", "/" + bucket, body, ("Content-Type", "multipart/form-data; boundary=b"));
            Assert.Equal((400, "MalformedPOSTRequest"), StatusAndCode(damaged));
        }

        var none = await New().SendAsync(_browser, bucket, file: null);
        Assert.Equal((400, "POST requires exactly one file upload per request."), (none.Status, none.Error.Message));
        var keyless = await new BrowserForm().With("a", "b").SendAsync(_browser, bucket);
        Assert.Equal("key", keyless.Element("ArgumentName"));
        var tooLong = await New().With("x-ignore-a", new string('a', 21_000)).SendAsync(_browser, bucket);
        Assert.Equal((400, "MaxPostPreDataLengthExceeded"), StatusAndCode(tooLong));
        var control = New().With("x-amz-meta-a", "b\r\nSet-Cookie: c").Signed(sandbox.Principal("admin"));
        Assert.Equal((400, "InvalidArgument"), StatusAndCode(await control.SendAsync(_browser, bucket)));
    }

    private static BrowserForm New() => new BrowserForm().With("key", "o");

    private static (int, string?) StatusAndCode(Answer answer) => (answer.Status, answer.Error.Code);

    private async Task<Answer> SendAsync(BrowserForm form)
    {
        var bucket = await sandbox.BucketAsync();
        var answer = await form.SendAsync(_browser, bucket);
        Assert.Equal(404, (await sandbox.Admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
        return answer;
    }

    private async Task RefusedAsync(int status, string code, string ending, BrowserForm form, string? policy = null)
    {
        var answer = await SendAsync(form.Signed(sandbox.Principal("admin"), policy));
        Assert.Equal((status, code), StatusAndCode(answer));
        Assert.EndsWith(ending, answer.Error.Message, StringComparison.Ordinal);
    }
}
