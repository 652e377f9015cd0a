using System;
using System.Collections.Generic;

namespace S3Encryption;

/// <summary>
/// A key of a keyring, as its file describes it, without the key: <c>Get-SseCKey -Unwrap</c> gives that. Reading it asks neither KMS nor
/// a private key.
/// </summary>
public sealed record SseCKeyEntry
{
    /// <summary>The name the key was given, if any.</summary>
    public string? Name { get; init; }

    /// <summary>The SHA-256 of the key: <c>SHA256:</c> and 43 base64 characters.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The base64 MD5 of the key, which S3 echoes for objects under it.</summary>
    public required string KeyMD5 { get; init; }

    /// <summary>The bucket it is for; empty for any.</summary>
    public string? BucketName { get; init; }

    /// <summary>What the keys of the objects it is for begin with; empty for all.</summary>
    public string? Prefix { get; init; }

    /// <summary>When the key was made, in UTC. Uploads take the newest one that fits.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What was noted with it.</summary>
    public string? Note { get; init; }

    /// <summary>What opens it.</summary>
    public required SseCKeyWrap Wrap { get; init; }

    /// <summary>The ARN of the KMS key that wraps it.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The certificates it is wrapped to.</summary>
    public IReadOnlyList<SseCKeyRecipient> Recipients { get; init; } = [];

    /// <summary>The full path of its file; empty in an export that went to the pipeline.</summary>
    public string? Path { get; init; }

    /// <summary>The name or the fingerprint.</summary>
    public override string ToString() => Name ?? Fingerprint;
}
