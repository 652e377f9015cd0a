using System;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>Signature Version 2, by the examples of https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.</summary>
public sealed class VersionTwoTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;
    private readonly SandboxClient _nobody = sandbox.As(null);

    [Theory]
    [InlineData("GET", "/photos/puppy.jpg", "Tue, 27 Mar 2007 19:36:42 +0000", null, "bWq2s1WEIj+Ydj0vQ697zp+IXMU=")]
    [InlineData("PUT", "/photos/puppy.jpg", "Tue, 27 Mar 2007 21:15:45 +0000", "image/jpeg", "MyyxeRY7whkBe+bq8fHCL/2kKUg=")]
    [InlineData("GET", "/?prefix=photos&max-keys=50&marker=puppy", "Tue, 27 Mar 2007 19:42:41 +0000", null, "htDYFYduRNen8P9ZfE/s9SuKy0U=")]
    [InlineData("GET", "/?acl", "Tue, 27 Mar 2007 19:44:46 +0000", null, "c2WLPFtWHVgbEmeEG93a4cG37dM=")]
    public async Task A_signature_made_as_AWS_makes_them_is_accepted(
        string method, string target, string date, string? contentType, string signature)
    {
        var time = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture);
        var signed = await Verifier(time).VerifyAsync(Request(method, target, date, contentType, signature));
        Assert.Equal(("example", true), (signed.Caller!.Name, signed.IsVersionTwo));
        var other = signature[..^2] + (signature[^2] == 'A' ? "B=" : "A=");
        var refused = await Assert.ThrowsAsync<AwsErrorException>(
            () => Verifier(time).VerifyAsync(Request(method, target, date, contentType, other)));
        Assert.Equal((403, "SignatureDoesNotMatch"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("Tue, 27 Mar 2007 19:36:42 GMT")]
    [InlineData("Tue, 27 Mar 2007 19:36:42 +0000")]
    [InlineData("Tue, 27 Mar 2007 19:36:42 -0000")]
    [InlineData("Tue, 27 Mar 2007 21:36:42 +0200")]
    [InlineData("Sun, 27 Mar 2007 19:36:42 GMT")]
    public void A_date_is_taken_in_every_form_that_clients_write(string date) =>
        Assert.Equal(new DateTimeOffset(2007, 3, 27, 19, 36, 42, TimeSpan.Zero), SigningTime.ParseDate(date));

    [Fact]
    public async Task A_bucket_in_the_path_is_signed_with_a_slash_after_it()
    {
        var name = "signed-" + Guid.NewGuid().ToString("N");
        Assert.Equal(200, (await _nobody.SendAsync("PUT", Presigned("/" + name, "PUT", "/" + name + "/"))).Status);
        Assert.Equal("NoSuchKey", (await _nobody.SendAsync("GET", Presigned("/" + name + "/o"))).Error.Code);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(1, "AccessDenied")]
    public async Task A_presigned_URL_of_AWS_is_good_until_it_says(int secondsAfter, string? code)
    {
        const string Query =
            "?AWSAccessKeyId=" + SigningBench.AccessKey + "&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620";
        var verifier = Verifier(DateTimeOffset.FromUnixTimeSeconds(1_175_139_620 + secondsAfter));
        var verified = verifier.VerifyAsync(Request("GET", "/photos/puppy.jpg" + Query, null, null, null));
        Assert.Equal(code, code is null ? (await verified).AuthType is null ? "" : null : (await Refused(verified)).Code);
    }

    [Fact]
    public async Task A_late_request_and_a_Region_that_never_took_it_are_refused()
    {
        const string Date = "Tue, 27 Mar 2007 19:36:42 +0000";
        var time = DateTimeOffset.Parse(Date, CultureInfo.InvariantCulture);
        var request = Request("GET", "/photos/puppy.jpg", Date, null, "bWq2s1WEIj+Ydj0vQ697zp+IXMU=");
        var late = Verifier(time.AddMinutes(16)).VerifyAsync(request);
        Assert.Equal("RequestTimeTooSkewed", (await Refused(late)).Code);
        var newer = Verifier(time, "eu-central-1").VerifyAsync(request);
        Assert.Equal(
            (400, "InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
            Of(await Refused(newer)));
    }

    [Fact]
    public async Task A_presigned_URL_reads_what_needs_no_key_of_KMS()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/plain", "x");
        _ = await _admin.SendAsync("PUT", $"/{bucket}/kms", "x", ("x-amz-server-side-encryption", "aws:kms"));
        Assert.Equal("x", (await _nobody.SendAsync("GET", Presigned($"/{bucket}/plain"))).Text);
        var refused = await _nobody.SendAsync("GET", Presigned($"/{bucket}/kms"));
        Assert.Equal((400, "InvalidArgument"), (refused.Error.Status, refused.Error.Code));
        Assert.EndsWith("with AWS KMS managed keys require AWS Signature Version 4.", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_does_not_show_the_SSE_C_key_that_was_signed()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var target = Presigned("/any-bucket/o").Replace("Signature=", "Signature=x", StringComparison.Ordinal);
        var refused = await _nobody.SendAsync("GET", target, null, ("x-amz-server-side-encryption-customer-key", key));
        Assert.Equal("SignatureDoesNotMatch", refused.Error.Code);
        Assert.DoesNotContain(key, refused.Text, StringComparison.Ordinal);
        Assert.Contains("x-amz-server-side-encryption-customer-key:[not shown]", refused.Text, StringComparison.Ordinal);
    }

    private static (int, string, string) Of(AwsErrorException refusal) => (refusal.Status, refusal.Code, refusal.Message);

    private static Task<AwsErrorException> Refused(Task verified) => Assert.ThrowsAsync<AwsErrorException>(() => verified);

    private static SignatureVerifier Verifier(DateTimeOffset now, string region = "us-east-1")
    {
        var bench = new SigningBench();
        return new(bench.Principals, new FixedClock(now), region) { BucketInHost = host => host.Split('.')[0] };
    }

    private static DefaultHttpContext Request(string method, string target, string? date, string? contentType, string? signature)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), "https://johnsmith.s3.amazonaws.com" + target);
        if (contentType is not null)
        {
            message.Content = new ByteArrayContent([]);
            _ = message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (signature is not null)
        {
            _ = message.Headers.TryAddWithoutValidation("Date", date);
            _ = message.Headers.TryAddWithoutValidation("Authorization", "AWS " + SigningBench.AccessKey + ":" + signature);
        }

        return RequestContext.From(message);
    }

    private string Presigned(string path, string method = "GET", string? resource = null)
    {
        var admin = sandbox.Principal("admin");
        var expires = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();
        var mac = HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(admin.SecretAccessKey), Encoding.UTF8.GetBytes($"{method}\n\n\n{expires}\n{resource ?? path}"));
        return $"{path}?AWSAccessKeyId={admin.AccessKeyId}&Expires={expires}&Signature={Uri.EscapeDataString(Convert.ToBase64String(mac))}";
    }
}
