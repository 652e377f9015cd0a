using System;
using System.Collections.Generic;
using System.IO;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// The verified identity of a request. <see cref="Caller"/> null is anonymous. <see cref="Service"/> is
/// <c>s3</c>, <c>kms</c> or <c>sts</c>.
/// <see cref="Body"/> is the decoded payload: aws-chunked framing is removed and every hash and signature is checked while it is read,
/// so that a mismatch throws AwsErrorException from the read; read to the end before believing it.
/// <see cref="Trailers"/> (lower-case names) are filled once the body has been read.
/// </summary>
public sealed record SignedRequest(
    Principal? Caller,
    string Service,
    string Region,
    Stream Body,
    long? DecodedLength,
    IReadOnlyDictionary<string, string> Trailers)
{
    /// <summary>The value of the condition key s3:authType: REST-HEADER or REST-QUERY-STRING; null when anonymous.</summary>
    public string? AuthType { get; init; }

    /// <summary>Whether it was signed with Signature Version 2, which KMS does not take.</summary>
    public bool IsVersionTwo { get; init; }

    /// <summary>How old the signature was, for s3:signatureAge.</summary>
    public TimeSpan? SignatureAge { get; init; }
}
