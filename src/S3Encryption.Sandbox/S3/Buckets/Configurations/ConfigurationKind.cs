using System;
using System.Collections.Generic;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>
/// A kind of configuration that the sandbox keeps, checked against S3's schema, and gives back, without acting on it.
/// <paramref name="Api"/> is what stands between GetBucket and the end in the operations' names.
/// </summary>
internal sealed record ConfigurationKind(string Subresource, string Api, XmlShape Shape, string ReadAction, string WriteAction)
{
    /// <summary>What S3 answers where the bucket has none: an error…</summary>
    internal (string Code, string Message)? Missing { get; init; }

    /// <summary>… or a document that says so.</summary>
    internal XElement? Fresh { get; init; }

    /// <summary>What the schema does not say; throws.</summary>
    internal Action<S3Call, XElement> Check { get; init; } = (_, _) => { };

    /// <summary>What the body tells policies.</summary>
    internal Func<XElement, KeysOfBody?> Keys { get; init; } = _ => null;

    /// <summary>Whether there is an operation that sets it here; S3 has one for all.</summary>
    internal bool IsSettable { get; init; } = true;

    /// <summary>Whether there is an operation that deletes it; what says so in a document is set to another instead.</summary>
    internal bool IsDeletable => Fresh is null;

    internal string DeleteApi { get; init; } = Api;

    internal string DeleteAction { get; init; } = WriteAction;

    /// <summary>The root of the list of all, for the kinds of which a bucket has several, each with an id; else null.</summary>
    internal string? ListRoot { get; init; }

    internal AwsErrorException MissingIn(string bucketName) => new(
        404, Missing!.Value.Code, Missing.Value.Message, new Dictionary<string, string> { ["BucketName"] = bucketName });

    /// <summary>The id in the query of a kind of which there are several; else empty.</summary>
    internal string IdOf(S3Call call) => ListRoot is null ? ""
        : call.Query["id"] is { Length: > 0 } id ? id
        : throw S3Errors.InvalidArgument("Missing required query parameter: id", "id");
}
