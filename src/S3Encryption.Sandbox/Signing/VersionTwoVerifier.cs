using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// Verifies Signature Version 2, which boto3 and the AWS CLI 1 still presign URLs with in the Regions that were there before 2014. No
/// SSE-KMS object can be read by it. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
/// </summary>
internal sealed class VersionTwoVerifier(PrincipalDirectory principals, TimeProvider clock, string region)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private static readonly string[] Regions =
    [
        "us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "sa-east-1",
    ];

    private readonly SigningErrors _errors = new(RequestedService.S3);

    internal SignedRequest Verify(HttpRequest request, VersionTwoClaim claim, string? bucketInHost)
    {
        CheckTime(claim);
        var caller = Caller(
            claim.AccessKeyId,
            claim.Signature,
            claim.StringToSign(request, bucketInHost),
            claim.StringToSign(request, bucketInHost, forShow: true),
            VersionTwoClaim.TokenOf(request));
        TakeHeadersFromQuery(request, claim);
        var signed = new SignedRequest(
            caller, RequestedService.S3, region, request.Body, request.ContentLength, PayloadBody.NoTrailers)
        {
            AuthType = claim.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER",
            IsVersionTwo = true,
        };
        return PayloadBody.Of(request, signed, null);
    }

    /// <summary>Whose key signed this.</summary>
    internal Principal Caller(string accessKeyId, string signature, string stringToSign, string toShow, string? sessionToken)
    {
        if (!Regions.Contains(region, StringComparer.Ordinal))
        {
            throw _errors.UnsupportedAuthorization("AWS");
        }

        var caller = principals.Find(accessKeyId) ?? throw _errors.UnknownAccessKey(accessKeyId);
        SignatureVerifier.CheckToken(caller, sessionToken, clock.GetUtcNow(), _errors);
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(caller.SecretAccessKey), Encoding.UTF8.GetBytes(stringToSign));
        return SigningKey.AreEqual(Convert.ToBase64String(mac), signature)
            ? caller
            : throw _errors.DoesNotMatch(accessKeyId, signature, toShow, canonicalRequestToShow: null);
    }

    private void CheckTime(VersionTwoClaim claim)
    {
        var now = clock.GetUtcNow();
        var time = claim.Time() ?? throw _errors.MissingDate();
        if (claim.IsPresigned && now > time)
        {
            throw SigningErrors.PresignedExpired(time, now, lifetime: null);
        }

        if (!claim.IsPresigned && (now - time).Duration() > Skew)
        {
            throw _errors.Skewed(time, now, claim.TimeText, Skew);
        }
    }

    private static void TakeHeadersFromQuery(HttpRequest request, VersionTwoClaim claim)
    {
        if (!claim.IsPresigned)
        {
            return;
        }

        foreach (var (name, value) in request.Query)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !request.Headers.ContainsKey(name))
            {
                request.Headers[name] = value;
            }
        }
    }
}
