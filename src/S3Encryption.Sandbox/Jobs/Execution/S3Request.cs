using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>A request that a job makes to S3; the target is path-style and percent-encoded.</summary>
internal sealed record S3Request(string Method, string Target)
{
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal ReadOnlyMemory<byte> Body { get; init; }

    internal static S3Request Of(string method, string bucket, string key, string? subresource = null, string? versionId = null)
    {
        var query = string.Join('&', new[] { subresource, versionId is null ? null : "versionId=" + Uri.EscapeDataString(versionId) }
            .Where(part => part is not null));
        return new(method, PathOf(bucket, key) + (query.Length > 0 ? "?" + query : ""));
    }

    /// <summary>Bucket and key as they stand in a path or in x-amz-copy-source.</summary>
    internal static string PathOf(string bucket, string key) => "/" + bucket + "/" + EscapeKey(key);

    /// <summary>A key as manifests and reports have it: percent-encoded, but for the slash.</summary>
    internal static string EscapeKey(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>The same with a document for a body, and its digest.</summary>
    internal S3Request With(XElement document)
    {
        var body = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
#pragma warning disable CA5351 // The header is an MD5 by definition.
        var digest = Convert.ToBase64String(MD5.HashData(body));
#pragma warning restore CA5351
        return this with { Body = body, Headers = new Dictionary<string, string>(Headers) { ["Content-MD5"] = digest } };
    }
}
