using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Signing;

public sealed class SignatureRefusalTests
{
    private static readonly Uri ObjectUri = new("https://127.0.0.1:9000/bucket/a%20key%2B%C3%BC");
    private readonly SigningBench _bench = new();
    private readonly TestSigner _signer = new(SigningBench.AccessKey, SigningBench.Secret);

    [Fact]
    public async Task A_wrong_secret_is_refused_as_SignatureDoesNotMatch()
    {
        var error = await RefusedAsync(
            request => new TestSigner(SigningBench.AccessKey, "wrong").Sign(request, TestSigner.Hash([]), SigningBench.Then));
        Assert.Equal((403, "SignatureDoesNotMatch"), (error.Status, error.Code));
        Assert.Equal(SigningBench.AccessKey, error.Details["AWSAccessKeyId"]);
    }

    [Fact]
    public async Task A_refused_SSE_C_request_does_not_send_the_key_back()
    {
        const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        var error = await RefusedAsync(request =>
        {
            request.Headers.Add("x-amz-server-side-encryption-customer-key", Key);
            request.Headers.Add("x-amz-copy-source-server-side-encryption-customer-key", Key);
            _ = new TestSigner(SigningBench.AccessKey, "wrong", token: null).Sign(request, TestSigner.Hash([]), SigningBench.Then);
        });
        Assert.Contains("x-amz-server-side-encryption-customer-key:", error.Details["CanonicalRequest"], StringComparison.Ordinal);
        Assert.DoesNotContain(Key, string.Join('\n', error.Details.Values) + error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_access_key_is_named()
    {
        var error = await RefusedAsync(request => new TestSigner("AKIAUNKNOWN", "x").Sign(request, TestSigner.Hash([]), SigningBench.Then));
        Assert.Equal("InvalidAccessKeyId", error.Code);
        Assert.Equal("The AWS Access Key Id you provided does not exist in our records.", error.Message);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_told_both_times()
    {
        var error = await RefusedAsync(request => _signer.Sign(request, TestSigner.Hash([]), SigningBench.Then.AddMinutes(-16)));
        Assert.Equal((403, "RequestTimeTooSkewed"), (error.Status, error.Code));
        Assert.Equal("2013-05-24T00:00:00Z", error.Details["ServerTime"]);
    }

    [Fact]
    public async Task The_wrong_Region_is_answered_with_the_right_one()
    {
        var signer = new TestSigner(SigningBench.AccessKey, SigningBench.Secret, "eu-west-1");
        var error = await RefusedAsync(request => signer.Sign(request, TestSigner.Hash([]), SigningBench.Then));
        Assert.Equal((400, "AuthorizationHeaderMalformed"), (error.Status, error.Code));
        Assert.Equal("The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-east-1'", error.Message);
        Assert.Equal("us-east-1", error.Details["Region"]);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_refused_as_expired()
    {
        _bench.Principals.Add(
            SigningBench.User("session", "ASIAEXPIRED", "secret") with { SessionToken = "t", Expires = SigningBench.Then.AddSeconds(-1) });
        var error = await RefusedAsync(
            request => new TestSigner("ASIAEXPIRED", "secret", token: "t").Sign(request, TestSigner.Hash([]), SigningBench.Then));
        Assert.Equal((400, "ExpiredToken", "The provided token has expired."), (error.Status, error.Code, error.Message));
    }

    [Fact]
    public async Task A_header_that_was_not_signed_is_refused()
    {
        var error = await RefusedAsync(request =>
        {
            _ = _signer.Sign(request, TestSigner.Hash([]), SigningBench.Then);
            request.Headers.Add("x-amz-acl", "public-read");
        });
        Assert.Equal(("AccessDenied", "x-amz-acl"), (error.Code, error.Details["HeadersNotSigned"]));
    }

    [Fact]
    public async Task A_presigned_URL_past_its_time_is_refused()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, _signer.Presign(HttpMethod.Get, ObjectUri, TimeSpan.FromMinutes(5), SigningBench.Then));
        _ = await _bench.VerifyAsync(request);
        _bench.Clock.Now = SigningBench.Then.AddMinutes(6);
        var error = await Assert.ThrowsAsync<AwsErrorException>(() => _bench.VerifyAsync(request));
        Assert.Equal((403, "AccessDenied", "Request has expired"), (error.Status, error.Code, error.Message));
    }

    [Fact]
    public async Task A_presigned_SSE_C_URL_works_only_with_the_headers_it_was_signed_with()
    {
        var headers = new Dictionary<string, string> { ["x-amz-server-side-encryption-customer-algorithm"] = "AES256" };
        var uri = _signer.Presign(HttpMethod.Get, ObjectUri, TimeSpan.FromMinutes(5), SigningBench.Then, headers);
        using var with = new HttpRequestMessage(HttpMethod.Get, uri);
        with.Headers.Add("x-amz-server-side-encryption-customer-algorithm", "AES256");
        _ = await _bench.VerifyAsync(with);
        using var without = new HttpRequestMessage(HttpMethod.Get, uri);
        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AwsErrorException>(() => _bench.VerifyAsync(without))).Code);
    }

    [Fact]
    public async Task A_body_that_changed_on_the_way_is_refused_when_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, ObjectUri);
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes("other"));
        _ = _signer.Sign(request, TestSigner.Hash("data"u8), SigningBench.Then);
        var error = await Assert.ThrowsAsync<AwsErrorException>(() => _bench.ReadAsync(request));
        Assert.Equal((400, "XAmzContentSHA256Mismatch"), (error.Status, error.Code));
    }

    [Theory]
    [InlineData("kms", 400, "UnrecognizedClientException")]
    [InlineData("sts", 403, "InvalidClientTokenId")]
    public async Task KMS_and_STS_refuse_an_unknown_key_in_their_own_words(string service, int status, string code)
    {
        var error = await RefusedAsync(
            request => new TestSigner("AKIAUNKNOWN", "x", service: service).SignWithBody(request, [1], SigningBench.Then));
        Assert.Equal((status, code), (error.Status, error.Code));
    }

    [Theory]
    [InlineData("AWS nonsense", "InvalidArgument")]
    [InlineData("Bearer x", "InvalidArgument")]
    [InlineData("AWS4-HMAC-SHA256 nonsense", "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=1", "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20130524/us-east-1/s3/aws4_request, Signature=1", "AuthorizationHeaderMalformed")]
    public async Task A_malformed_Authorization_header_is_a_clear_400(string header, string code)
    {
        var error = await RefusedAsync(request => request.Headers.TryAddWithoutValidation("Authorization", header));
        Assert.Equal((400, code), (error.Status, error.Code));
    }

    [Fact]
    public async Task No_damage_to_a_signature_ends_in_anything_but_a_refusal_in_AWS_form()
    {
        var random = new Random(3);
        using var template = new HttpRequestMessage(HttpMethod.Get, ObjectUri);
        _ = _signer.Sign(template, TestSigner.Hash([]), SigningBench.Then);
        var header = template.Headers.NonValidated["Authorization"].ToString();
        var query = _signer.Presign(HttpMethod.Get, ObjectUri, TimeSpan.FromHours(1), SigningBench.Then).Query.TrimStart('?');
        for (var round = 0; round < 2000; round++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, round % 2 == 0 ? ObjectUri : new Uri(ObjectUri, "?" + Damage(query, random)));
            request.Headers.Add("x-amz-content-sha256", Damage(TestSigner.Hash([]), random));
            request.Headers.Add("x-amz-date", Damage("20130524T000000Z", random));
            if (round % 2 == 0)
            {
                _ = request.Headers.TryAddWithoutValidation("Authorization", Damage(header, random));
            }

            try
            {
                _ = await _bench.ReadAsync(request);
            }
            catch (AwsErrorException refused)
            {
                Assert.InRange(refused.Status, 400, 499);
            }
        }
    }

    private static string Damage(string text, Random random)
    {
        var characters = text.ToCharArray();
        characters[random.Next(characters.Length)] = "%=,;/ &?0Z-+"[random.Next(12)];
        return random.Next(10) == 0 ? new string(characters)[..random.Next(1, characters.Length)] : new string(characters);
    }

    private async Task<AwsErrorException> RefusedAsync(Action<HttpRequestMessage> sign)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ObjectUri);
        sign(request);
        return await Assert.ThrowsAsync<AwsErrorException>(() => _bench.VerifyAsync(request));
    }
}
