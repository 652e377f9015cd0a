using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Core.Connection.DataPlane;
using Xunit;

namespace S3Encryption.Core.Tests.Connection.DataPlane;

/// <summary>The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.</summary>
public sealed class SignatureV4Tests
{
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static readonly SignatureV4 Signer =
        new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3");

    private static readonly DateTime Time = DateTime.ParseExact(
        "20130524T000000Z", "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    [Theory]
    [InlineData(
        "GET", "/test.txt", "", "range:bytes=0-9", Empty, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData(
        "PUT", "/test%24file.text", "", "date:Fri, 24 May 2013 00:00:00 GMT|x-amz-storage-class:REDUCED_REDUNDANCY",
        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    [InlineData("GET", "/", "lifecycle=", "", Empty, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "/", "max-keys=2|prefix=J", "", Empty, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void The_published_signature_comes_out(
        string method, string path, string query, string headers, string payload, string signature)
    {
        var time = SignatureV4.TimeText(Time);
        List<KeyValuePair<string, string>> all =
        [
            .. Pairs(headers, ':'), new("host", "examplebucket.s3.amazonaws.com"), new("x-amz-content-sha256", payload), new("x-amz-date", time),
        ];
        var authorization = Signer.Authorize(method, path, SignatureV4.QueryText(Pairs(query, '=')), all, payload, time);
        Assert.EndsWith("Signature=" + signature, authorization, StringComparison.Ordinal);
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=",
            authorization,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_is_in_no_text_of_it() =>
        Assert.DoesNotContain("bPxRfiCY", Signer.ToString() + $"{Signer}", StringComparison.Ordinal);

    [Theory]
    [InlineData("a b+c%/d", "a%20b%2Bc%25/d")]
    [InlineData("ü/.././/~", "%C3%BC/.././/~")]
    public void A_key_is_encoded_as_S3_signs_it(string key, string encoded) => Assert.Equal(encoded, UriText.EncodeKey(key));

    private static List<KeyValuePair<string, string>> Pairs(string text, char between) =>
    [
        .. text.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(between, 2))
            .Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])),
    ];
}
