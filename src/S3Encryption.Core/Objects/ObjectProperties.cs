using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects;

/// <summary>What is kept with an object beside its content.</summary>
public sealed record ObjectProperties
{
    /// <summary>The media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>User metadata: names without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The storage class, such as <c>STANDARD_IA</c>.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The same with one more tag.</summary>
    public ObjectProperties WithTag(string name, string value)
    {
        var tags = (Tags ?? new Dictionary<string, string>()).ToDictionary(t => t.Key, t => t.Value);
        tags[name] = value;
        return this with { Tags = tags };
    }

    /// <summary>Onto a request that makes an object.</summary>
    internal void Apply(DataRequest request)
    {
        request.Header("content-type", ContentType);
        request.Header("x-amz-storage-class", StorageClass);
        foreach (var (name, value) in (Metadata ?? new Dictionary<string, string>()).Select(m => (m.Key, m.Value)))
            request.Header("x-amz-meta-" + name.ToLowerInvariant(), HeaderText(value));
        if (Tags is { Count: > 0 }) request.Header("x-amz-tagging", TagText(Tags));
    }

    /// <summary>Tags as <c>x-amz-tagging</c> takes them; empty for none.</summary>
    internal static string TagText(IEnumerable<KeyValuePair<string, string>> tags) =>
        string.Join("&", tags.Select(t => UriText.Encode(t.Key) + "=" + UriText.Encode(t.Value)));

    // Headers are ASCII; S3 takes and gives other characters in the encoded words of RFC 2047 (userguide/UsingMetadata.html).
    private static string HeaderText(string value) => value.All(c => c is >= ' ' and <= '~')
        ? value
        : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
