using System.Collections.Generic;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>How an object, or an upload in progress, is encrypted: exactly one of the records in this file.</summary>
internal abstract record ObjectEncryption
{
    private protected ObjectEncryption()
    {
    }

    /// <summary>Whether the ETag of an object put in one piece is the MD5 of its bytes: under SSE-S3 or nothing.</summary>
    internal virtual bool ETagIsMd5 => false;
}

/// <summary>Not at all, as objects were without asking until January 2023; such ones are still about.</summary>
internal sealed record Unencrypted : ObjectEncryption
{
    internal static readonly Unencrypted Instance = new();

    internal override bool ETagIsMd5 => true;
}

/// <summary>SSE-S3: S3's own key.</summary>
internal sealed record SseS3Encryption : ObjectEncryption
{
    internal static readonly SseS3Encryption Instance = new();

    internal override bool ETagIsMd5 => true;
}

/// <summary>
/// SSE-KMS, or DSSE-KMS where <see cref="DualLayer"/>: the data key is kept as KMS wrapped it, with the context it was wrapped in.
/// </summary>
internal sealed record KmsEncryption(
    string KeyArn,
    byte[] WrappedKey,
    IReadOnlyDictionary<string, string> Context,
    bool BucketKey,
    bool DualLayer) : ObjectEncryption
{
    /// <summary>The value of x-amz-server-side-encryption.</summary>
    internal string Algorithm => DualLayer ? "aws:kms:dsse" : "aws:kms";

    /// <summary>What the caller added to the context, in base64, for the answer to the write; null where nothing.</summary>
    internal string? CallerContext { get; init; }
}

/// <summary>SSE-C: nothing is kept of the key but a salted HMAC.</summary>
internal sealed record SseCEncryption(SealedCustomerKey Seal) : ObjectEncryption;
