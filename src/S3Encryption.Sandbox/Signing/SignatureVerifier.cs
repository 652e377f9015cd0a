using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// Verifies Signature Version 4 in its header, presigned and aws-chunked forms, and hands on what has Version 2.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html.
/// </summary>
public sealed class SignatureVerifier(PrincipalDirectory principals, TimeProvider clock, string region = "us-east-1")
{
    /// <summary>The Region to sign for, of a request and the Region it was signed for; null: the sandbox's own.</summary>
    public Func<HttpRequest, string, string?>? RegionFor { get; init; }

    /// <summary>The bucket that a host names, which Signature Version 2 signs; null: none.</summary>
    public Func<string, string?>? BucketInHost { get; init; }

    /// <summary>Whether a request may be signed for the sandbox's own Region wherever its bucket lives.</summary>
    public Func<HttpRequest, bool>? IsForAnyRegion { get; init; }

    /// <summary>
    /// Where S3 sends a request that was signed for the sandbox's own Region and addresses a bucket of another; null: nowhere.
    /// </summary>
    public Func<HttpRequest, AwsErrorException?>? Redirect { get; init; }

    /// <summary>
    /// Who sends this request. S3 bodies stay unread; KMS and STS bodies, whose hash is part of the signature, are read here (up to 1 MiB).
    /// </summary>
    /// <exception cref="Protocol.AwsErrorException">The signature is missing where it is needed, malformed, late or wrong.</exception>
    public async Task<SignedRequest> VerifyAsync(HttpContext context)
    {
        var request = context.Request;
        var service = RequestedService.Of(request);
        var errors = new SigningErrors(service);
        if (service == RequestedService.S3 && VersionTwoClaim.Read(request) is { } older)
        {
            return VersionTwo(request).Verify(request, older, BucketInHost?.Invoke(request.Host.Host));
        }

        if (Claim(request, errors) is not { } claim)
        {
            return await AnonymousAsync(request, service, errors);
        }

        var caller = Caller(claim, errors);
        CheckScope(request, claim, service, errors);
        var now = clock.GetUtcNow();
        SignatureTiming.Check(claim, now, errors);
        CheckToken(caller, claim.SessionToken, now, errors);
        if (service == RequestedService.S3)
        {
            CheckHeadersAreSigned(request, claim);
            var key = CheckSignature(request, claim, caller, PayloadBody.DeclaredHash(request, claim), errors);
            var signed = new SignedRequest(
                caller, service, claim.Credential.Region, request.Body, request.ContentLength, PayloadBody.NoTrailers)
            {
                AuthType = claim.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER",
                SignatureAge = now - claim.Time,
            };
            return PayloadBody.Of(request, signed, new ChunkSignatures(key, claim));
        }

        var body = await SmallBody.ReadAsync(request, service);
        _ = CheckSignature(
            request, claim, caller, Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length))), errors);
        return new SignedRequest(caller, service, claim.Credential.Region, body, body.Length, PayloadBody.NoTrailers);
    }

    /// <summary>Who signed the policy of a browser's form, whose own expiration says how long the signature is good for.</summary>
    internal Principal VerifyPolicy(HttpRequest request, SignatureClaim claim, string policy)
    {
        var errors = new SigningErrors(RequestedService.S3);
        var caller = Caller(claim, errors);
        CheckScope(request, claim, RequestedService.S3, errors);
        CheckToken(caller, claim.SessionToken, clock.GetUtcNow(), errors);
        return SigningKey.AreEqual(new SigningKey(caller.SecretAccessKey, claim.Credential).Sign(policy), claim.Signature)
            ? caller
            : throw errors.DoesNotMatch(claim.Credential.AccessKeyId, claim.Signature, policy, null);
    }

    /// <summary>The same for a form of Signature Version 2.</summary>
    internal Principal VerifyPolicyOfVersionTwo(
        HttpRequest request, string accessKeyId, string signature, string policy, string? sessionToken) =>
        VersionTwo(request).Caller(accessKeyId, signature, policy, policy, sessionToken);

    private VersionTwoVerifier VersionTwo(HttpRequest request) => new(principals, clock, RegionFor?.Invoke(request, region) ?? region);

    private static SignatureClaim? Claim(HttpRequest request, SigningErrors errors)
    {
        var isHeader = request.Headers.Authorization.Count > 0;
        var isQuery = PresignedQuery.IsIn(request);
        return isHeader && isQuery ? throw SigningErrors.TwoMechanisms()
            : isHeader ? AuthorizationHeader.Read(request, errors)
            : isQuery ? PresignedQuery.Read(request, errors)
            : null;
    }

    private async Task<SignedRequest> AnonymousAsync(HttpRequest request, string service, SigningErrors errors)
    {
        if (service == RequestedService.Kms)
        {
            throw errors.MissingAuthentication();
        }

        var anonymous = new SignedRequest(null, service, region, request.Body, request.ContentLength, PayloadBody.NoTrailers);
        return service == RequestedService.S3
            ? PayloadBody.Of(request, anonymous, null)
            : anonymous with { Body = await SmallBody.ReadAsync(request, service) };
    }

    private Principal Caller(SignatureClaim claim, SigningErrors errors) =>
        principals.Find(claim.Credential.AccessKeyId) ?? throw errors.UnknownAccessKey(claim.Credential.AccessKeyId);

    private void CheckScope(HttpRequest request, SignatureClaim claim, string service, SigningErrors errors)
    {
        if (claim.Credential.Service != service)
        {
            throw errors.WrongService(claim.Credential.Service);
        }

        var expected = (service == RequestedService.S3 ? RegionFor?.Invoke(request, claim.Credential.Region) : null) ?? region;
        var isOwn = service == RequestedService.S3 && claim.Credential.Region == region;
        if (claim.Credential.Region != expected && !(isOwn && IsForAnyRegion?.Invoke(request) == true))
        {
            throw (isOwn ? Redirect?.Invoke(request) : null) ?? errors.WrongRegion(claim.Credential.Region, expected);
        }
    }

    internal static void CheckToken(Principal caller, string? sessionToken, DateTimeOffset now, SigningErrors errors)
    {
        if (caller.Expires <= now)
        {
            throw errors.Expired();
        }

        if (caller.SessionToken is not null && sessionToken is null)
        {
            // Temporary keys are unknown without their token.
            throw errors.UnknownAccessKey(caller.AccessKeyId);
        }

        if (caller.SessionToken != sessionToken)
        {
            throw errors.InvalidToken();
        }
    }

    private static void CheckHeadersAreSigned(HttpRequest request, SignatureClaim claim)
    {
        var signed = new HashSet<string>(claim.SignedHeaders, StringComparer.OrdinalIgnoreCase);
        var missing = request.Headers.Keys
            .Where(static name =>
                name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("host", StringComparison.OrdinalIgnoreCase))
            .Where(name => !signed.Contains(name))
            .Select(static name => name.ToLowerInvariant())
            .ToList();
        if (missing.Count > 0)
        {
            throw SigningErrors.HeadersNotSigned(missing);
        }
    }

    private static SigningKey CheckSignature(
        HttpRequest request, SignatureClaim claim, Principal caller, string payloadHash, SigningErrors errors)
    {
        var canonical = CanonicalRequest.Build(request, claim, payloadHash);
        var stringToSign = string.Join('\n', AuthorizationHeader.Algorithm, claim.TimeText, claim.Credential.Text,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = new SigningKey(caller.SecretAccessKey, claim.Credential);
        return SigningKey.AreEqual(key.Sign(stringToSign), claim.Signature)
            ? key
            : throw errors.DoesNotMatch(
                claim.Credential.AccessKeyId, claim.Signature, stringToSign, CanonicalRequest.ForShow(request, claim, payloadHash));
    }
}
