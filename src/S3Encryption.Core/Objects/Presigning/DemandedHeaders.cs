using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>The headers that a presigned request must come with, by name in lower case.</summary>
internal static class DemandedHeaders
{
    public const string ContentType = "content-type";
    public const string CustomerKey = "x-amz-server-side-encryption-customer-key";
    private const string Sse = "x-amz-server-side-encryption";

    /// <summary>All of them, the SSE-C key among them: for signing only.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidPresign</c>: a line break in one would make two.</exception>
    public static Dictionary<string, string> Of(PresignRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (request is { Uploads: true, ContentType: string type }) headers[ContentType] = type;
        if (request.ExpectedBucketOwner is string owner) headers["x-amz-expected-bucket-owner"] = owner;
        if (request.Uploads) AddEncryption(headers, request.Encryption);
        if (request.KeyToSend is SseCKey key) AddKey(headers, key);
        var amiss = headers.FirstOrDefault(h => h.Value.Any(c => c is < ' ' or > '~')).Key;
        return amiss is null ? headers : throw PresignFailures.NotForHeader(request.Location, amiss);
    }

    private static void AddEncryption(Dictionary<string, string> headers, ObjectEncryption encryption)
    {
        switch (encryption)
        {
            case ObjectEncryption.SseS3:
                headers[Sse] = "AES256";
                break;
            case ObjectEncryption.SseKms kms:
                AddKms(headers, "aws:kms", kms.KmsKeyId, kms.Context);
                if (kms.BucketKey is bool bucketKey) headers[Sse + "-bucket-key-enabled"] = bucketKey ? "true" : "false";
                break;
            case ObjectEncryption.DsseKms dsse:
                AddKms(headers, "aws:kms:dsse", dsse.KmsKeyId, dsse.Context);
                break;
        }
    }

    private static void AddKms(
        Dictionary<string, string> headers, string algorithm, string? keyId, IReadOnlyDictionary<string, string>? context)
    {
        headers[Sse] = algorithm;
        if (keyId is not null) headers[Sse + "-aws-kms-key-id"] = keyId;
        if (EncryptionHeaders.Encode(context) is string encoded) headers[Sse + "-context"] = encoded;
    }

    private static void AddKey(Dictionary<string, string> headers, SseCKey key)
    {
        headers[Sse + "-customer-algorithm"] = "AES256";
        headers[CustomerKey] = key.ToHeaderValue();
        headers[CustomerKey + "-md5"] = key.KeyMD5;
    }
}
