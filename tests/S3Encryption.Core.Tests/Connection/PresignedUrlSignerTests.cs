using System;
using System.Collections.Generic;
using Amazon.Runtime;
using CsCheck;
using S3Encryption.Core.Connection.DataPlane;
using Xunit;

namespace S3Encryption.Core.Tests.Connection;

/// <summary>Presigned URLs as AWS's own documentation has them.</summary>
public sealed class PresignedUrlSignerTests
{
    private static readonly DateTime When = new(2013, 5, 24, 0, 0, 0, DateTimeKind.Utc);

    // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html, «An Example»
    [Fact]
    public void The_published_example_is_signed_as_AWS_signs_it()
    {
        var url = Signer().Sign("GET", "test.txt", [], [], When, TimeSpan.FromDays(1));
        Assert.Equal(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z"
                + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            url);
    }

    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/", "a b+c/%.txt", "https://examplebucket.s3.amazonaws.com/a%20b%2Bc/%25.txt?")]
    [InlineData("https://localhost:9443/bucket/", "/leading", "https://localhost:9443/bucket//leading?")]
    [InlineData("https://localhost:9443/bucket/", "a/../b", "https://localhost:9443/bucket/a/../b?")]
    [InlineData("https://localhost:9443/bucket/", "日本/é~_-.", "https://localhost:9443/bucket/%E6%97%A5%E6%9C%AC/%C3%A9~_-.?")]
    public void A_key_is_in_the_URL_as_it_is_and_never_as_something_shorter(string endpoint, string key, string expected) =>
        Assert.StartsWith(
            expected, Signer(endpoint).Sign("GET", key, [], [], When, TimeSpan.FromHours(1)), StringComparison.Ordinal);

    [Fact]
    public void What_must_be_sent_is_named_in_order_and_a_session_says_its_token()
    {
        var address = new BucketAddress(new Uri("https://b.s3.eu-central-1.amazonaws.com"), "/", "eu-central-1", "s3");
        var url = new PresignedUrlSigner(new ImmutableCredentials("AKID", "secret", "to/ken="), address).Sign(
            "PUT", "k", [new("versionId", "a b")],
            [new("x-amz-server-side-encryption", "AES256"), new("content-type", "text/plain")], When, TimeSpan.FromSeconds(60));
        Assert.Contains("X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-server-side-encryption", url, StringComparison.Ordinal);
        Assert.Contains("&X-Amz-Security-Token=to%2Fken%3D&", url, StringComparison.Ordinal);
        Assert.Contains("&versionId=a%20b&", url, StringComparison.Ordinal);
        Assert.Contains("%2Feu-central-1%2Fs3%2F", url, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_header_value_is_another_signature() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.String[Gen.Char.AlphaNumeric, 1, 20]).Sample((one, two) =>
            one == two == (SignedFor(one) == SignedFor(two)));

    private static string SignedFor(string value) => Signer().Sign(
        "GET", "k", [], [new KeyValuePair<string, string>("x-amz-a", value)], When, TimeSpan.FromHours(1));

    private static PresignedUrlSigner Signer(string endpoint = "https://examplebucket.s3.amazonaws.com/")
    {
        var url = new Uri(endpoint);
        return new PresignedUrlSigner(
            new ImmutableCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null),
            new BucketAddress(new Uri(url.GetLeftPart(UriPartial.Authority)), url.AbsolutePath, "us-east-1", "s3"));
    }
}
