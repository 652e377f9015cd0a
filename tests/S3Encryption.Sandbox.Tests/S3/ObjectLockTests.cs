using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class ObjectLockTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Protected = "Access Denied because object protected by object lock.";
    private static readonly (string, string) Bypass = ("x-amz-bypass-governance-retention", "true");
    private static readonly string Md5OfX = Convert.ToBase64String(MD5.HashData("x"u8));
    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("GOVERNANCE", true)]
    [InlineData("COMPLIANCE", false)]
    public async Task A_retained_version_cannot_be_removed_and_governance_alone_can_be_bypassed(string mode, bool bypassable)
    {
        var bucket = await LockedBucketAsync();
        var version = await PutAsync(bucket, mode, Days(1));
        var target = $"/{bucket}/o?versionId={version}";
        Assert.Equal((403, "AccessDenied", Protected), (await _admin.SendAsync("DELETE", target)).Error);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o")).Status);
        Assert.Equal("x", (await _admin.SendAsync("GET", target)).Text);
        Assert.Equal(bypassable ? 204 : 403, (await _admin.SendAsync("DELETE", target, null, Bypass)).Status);
    }

    [Fact]
    public async Task A_legal_hold_keeps_a_version_until_it_is_lifted()
    {
        var bucket = await LockedBucketAsync();
        var version = (await _admin.SendAsync("PUT", $"/{bucket}/o", "x"))["x-amz-version-id"];
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o?legal-hold", "<LegalHold><Status>ON</Status></LegalHold>")).Status);
        Assert.Equal("ON", (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["x-amz-object-lock-legal-hold"]);
        Assert.Equal(Protected, (await _admin.SendAsync("DELETE", $"/{bucket}/o?versionId={version}", null, Bypass)).Error.Message);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o?legal-hold", "<LegalHold><Status>OFF</Status></LegalHold>");
        Assert.Equal("OFF", (await _admin.SendAsync("GET", $"/{bucket}/o?legal-hold")).Element("Status"));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o?versionId={version}")).Status);
    }

    [Theory]
    [InlineData("GOVERNANCE", "GOVERNANCE", 2, false, 200)]
    [InlineData("GOVERNANCE", "GOVERNANCE", 0.5, false, 403)]
    [InlineData("GOVERNANCE", "GOVERNANCE", 0.5, true, 200)]
    [InlineData("GOVERNANCE", "COMPLIANCE", 2, false, 403)]
    [InlineData("GOVERNANCE", "COMPLIANCE", 2, true, 200)]
    [InlineData("COMPLIANCE", "COMPLIANCE", 2, false, 200)]
    [InlineData("COMPLIANCE", "COMPLIANCE", 0.5, true, 403)]
    [InlineData("COMPLIANCE", "GOVERNANCE", 2, true, 403)]
    public async Task Retention_gets_longer_but_weaker_only_by_bypassing_governance(
        string mode, string other, double days, bool bypass, int status)
    {
        var bucket = await LockedBucketAsync();
        _ = await PutAsync(bucket, mode, Days(1));
        var answer = await _admin.SendAsync("PUT", $"/{bucket}/o?retention", Retention(other, Days(days)), bypass ? [Bypass] : []);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? other : mode, (await _admin.SendAsync("GET", $"/{bucket}/o?retention")).Element("Mode"));
    }

    [Fact]
    public async Task An_object_that_brings_no_retention_gets_that_of_its_bucket()
    {
        var bucket = await LockedBucketAsync();
        const string Rule = "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
            + "<Mode>COMPLIANCE</Mode><Days>3</Days></DefaultRetention></Rule></ObjectLockConfiguration>";
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?object-lock", Rule)).Status);
        Assert.Equal("3", (await _admin.SendAsync("GET", $"/{bucket}?object-lock")).Element("Days"));
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        Assert.Equal("COMPLIANCE", head["x-amz-object-lock-mode"]);
        var until = DateTimeOffset.Parse(head["x-amz-object-lock-retain-until-date"]!, CultureInfo.InvariantCulture);
        Assert.InRange(until - DateTimeOffset.UtcNow, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3));
    }

    [Theory]
    [InlineData("<ObjectLockConfiguration/>", "MalformedXML")]
    [InlineData("<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule/></ObjectLockConfiguration>", "MalformedXML")]
    [InlineData("<Mode>GOVERNANCE</Mode>", "MalformedXML")]
    [InlineData("<Mode>GOVERNANCE</Mode><Days>1</Days><Years>1</Years>", "MalformedXML")]
    [InlineData("<Mode>governance</Mode><Days>1</Days>", "MalformedXML")]
    [InlineData("<Mode>GOVERNANCE</Mode><Days>0</Days>", "InvalidArgument")]
    [InlineData("<Mode>GOVERNANCE</Mode><Years>101</Years>", "InvalidArgument")]
    public async Task A_default_retention_that_makes_no_sense_is_refused(string text, string code)
    {
        var bucket = await LockedBucketAsync();
        var document = text.StartsWith("<ObjectLock", StringComparison.Ordinal)
            ? text
            : "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>" + text
                + "</DefaultRetention></Rule></ObjectLockConfiguration>";
        Assert.Equal(code, (await _admin.SendAsync("PUT", $"/{bucket}?object-lock", document)).Error.Code);
    }

    [Fact]
    public async Task A_bucket_without_lock_refuses_what_it_cannot_keep()
    {
        var bucket = await sandbox.BucketAsync();
        const string Missing = "Bucket is missing Object Lock Configuration";
        Assert.Equal(Missing, (await PutRawAsync(bucket, ("x-amz-object-lock-legal-hold", "ON"))).Error.Message);
        Assert.Equal(Missing, (await _admin.SendAsync("GET", $"/{bucket}/o?retention")).Error.Message);
        Assert.Equal("ObjectLockConfigurationNotFoundError", (await _admin.SendAsync("GET", $"/{bucket}?object-lock")).Error.Code);
        const string Enable = "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";
        Assert.Equal((409, "InvalidBucketState"), StatusAndCode(await _admin.SendAsync("PUT", $"/{bucket}?object-lock", Enable)));
        await sandbox.SetVersioningAsync(bucket, "Enabled");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?object-lock", Enable)).Status);
        const string Suspend = "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>";
        Assert.Equal((409, "InvalidBucketState"), StatusAndCode(await _admin.SendAsync("PUT", $"/{bucket}?versioning", Suspend)));
    }

    [Fact]
    public async Task Lock_headers_that_make_no_sense_are_refused_and_nothing_is_stored()
    {
        var bucket = await LockedBucketAsync();
        var until = ("x-amz-object-lock-retain-until-date", Days(1));
        foreach (var headers in new (string, string)[][]
        {
            [until],
            [("x-amz-object-lock-mode", "GOVERNANCE")],
            [("x-amz-object-lock-mode", "governance"), until],
            [("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", Days(-1))],
            [("x-amz-object-lock-legal-hold", "on")],
        })
        {
            Assert.Equal("InvalidArgument", (await PutRawAsync(bucket, headers)).Error.Code);
        }

        var withoutDigest = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-object-lock-legal-hold", "ON"));
        Assert.Equal(
            "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
            withoutDigest.Error.Message);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    private static (int, string?) StatusAndCode(Answer answer) => (answer.Error.Status, answer.Error.Code);

    private static string Days(double days) =>
        DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Retention(string mode, string until) =>
        $"<Retention><Mode>{mode}</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>";

    private async Task<string> LockedBucketAsync()
    {
        var name = "locked-" + Guid.NewGuid().ToString("N");
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/" + name, null, ("x-amz-bucket-object-lock-enabled", "true"))).Status);
        return name;
    }

    private Task<Answer> PutRawAsync(string bucket, params (string, string)[] headers) =>
        _admin.SendAsync("PUT", $"/{bucket}/o", "x", [.. headers, ("Content-MD5", Md5OfX)]);

    private async Task<string> PutAsync(string bucket, string mode, string until)
    {
        var put = await PutRawAsync(bucket, ("x-amz-object-lock-mode", mode), ("x-amz-object-lock-retain-until-date", until));
        Assert.Equal(200, put.Status);
        return put["x-amz-version-id"]!;
    }
}
