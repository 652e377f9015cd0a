using System.Collections.Generic;

namespace S3Encryption.Sandbox.Storage;

/// <summary>What an object says of itself beside its bytes: system headers, user metadata, tags and storage class.</summary>
internal sealed record ObjectHeaders
{
    /// <summary>
    /// Content-Type, Cache-Control, Content-Disposition, Content-Encoding, Content-Language, Expires, x-amz-website-redirect-location.
    /// </summary>
    internal required IReadOnlyDictionary<string, string> System { get; init; }

    /// <summary>x-amz-meta-*, by the full lower-case header name.</summary>
    internal required IReadOnlyDictionary<string, string> User { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    internal string StorageClass { get; init; } = "STANDARD";
}
