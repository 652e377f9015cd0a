using System;
using System.Collections.Generic;

namespace S3Encryption;

/// <summary>
/// A URL that lets whoever has it do one thing with one object until it ends, and the headers that must be sent with it. Unless it was
/// asked for as plain text, it holds no SSE-C key: where one belongs there are words that say so, or a command that reads it from a file.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html</remarks>
public sealed record S3PresignedUrl
{
    /// <summary>The HTTP method: GET, PUT, HEAD or DELETE.</summary>
    public required string Method { get; init; }

    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>The URL, signed. A text: as a URI, keys with dots for segments would become others.</summary>
    public required string Url { get; init; }

    /// <summary>The headers that must be sent, as they were signed; empty where the URL alone does it.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>When it ends: as asked, or with the credentials that signed it where those are known to end before.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>How an upload is to be encrypted, or SSE-C for an object that is read with a key; null where nothing was said.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>The base64 MD5 of the SSE-C key that must be sent.</summary>
    public string? SseCKeyMD5 { get; init; }

    /// <summary>The same as a line for a POSIX shell with curl 7.55 or later.</summary>
    public required string Curl { get; init; }

    /// <summary>The same as a line for PowerShell.</summary>
    public required string InvokeWebRequest { get; init; }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
