using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>What the copy is to have instead of its source's. What is null is kept.</summary>
public sealed record CopyChanges
{
    /// <summary>The user-defined metadata, without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The tags; empty for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The storage class, such as <c>STANDARD_IA</c>.</summary>
    public string? StorageClass { get; init; }

    /// <summary>
    /// Whether the headers are written anew. S3 then keeps none of the source's by itself (API_CopyObject, x-amz-metadata-directive).
    /// </summary>
    internal bool ReplaceHeaders => Metadata is not null || ContentType is not null;

    /// <exception cref="S3EncryptionException"><c>InvalidMetadata</c>, <c>InvalidContentType</c>: no header can say it.</exception>
    internal void Check(S3Location target)
    {
        if (ContentType is string type && MediaType.ForSending(type) is null) throw CopyFailures.NoMediaType(target, type);
        foreach (var entry in Metadata ?? new Dictionary<string, string>())
        {
            if (entry.Key.Length == 0 || !entry.Key.All(IsOfToken) || entry.Value.Any(c => c is < ' ' or > '~'))
                throw CopyFailures.InvalidMetadata(target, entry.Key);
        }
    }

    // RFC 9110, 5.6.2
    private static bool IsOfToken(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0;
}
