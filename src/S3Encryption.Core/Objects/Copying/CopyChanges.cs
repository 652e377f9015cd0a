using System.Collections.Generic;

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
}
