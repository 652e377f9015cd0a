using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// Verifies Signature Version 4 in its header, presigned and aws-chunked forms.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html.
/// </summary>
public sealed class SignatureVerifier(PrincipalDirectory principals, TimeProvider clock, string region = "us-east-1")
{
    /// <summary>The Region in which the addressed bucket lives, so that a client may sign for it; null: the sandbox's own.</summary>
    public Func<HttpRequest, string?>? RegionOf { get; init; }

    /// <summary>
    /// Who sends this request. S3 bodies stay unread; KMS and STS bodies, whose hash is part of the signature, are read here (up to 1 MiB).
    /// </summary>
    public Task<SignedRequest> VerifyAsync(HttpContext context) => throw new NotImplementedException(principals.ToString() + clock + region);
}
