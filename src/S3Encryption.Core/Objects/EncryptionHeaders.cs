using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects;

/// <summary>Puts an encryption into the requests that carry it.</summary>
internal static class EncryptionHeaders
{
    private const string Sse = "x-amz-server-side-encryption";

    /// <summary>Onto a request that makes an object.</summary>
    public static void Apply(DataRequest request, ObjectEncryption encryption)
    {
        switch (encryption)
        {
            case ObjectEncryption.SseS3:
                request.Header(Sse, "AES256");
                break;
            case ObjectEncryption.SseKms kms:
                request.Header(Sse, "aws:kms");
                ApplyKms(request, kms.KmsKeyId, kms.Context);
                if (kms.BucketKey is bool bucketKey) request.Header(Sse + "-bucket-key-enabled", bucketKey ? "true" : "false");
                break;
            case ObjectEncryption.DsseKms dsse:
                request.Header(Sse, "aws:kms:dsse");
                ApplyKms(request, dsse.KmsKeyId, dsse.Context);
                break;
            case ObjectEncryption.SseC customer:
                Apply(request, customer.Key);
                break;
        }
    }

    /// <summary>Onto a request about an object that is under a customer's key; of the other kinds S3 knows the key.</summary>
    public static void Apply(DataRequest request, SseCKey? key)
    {
        if (key is null) return;
        request.Header(Sse + "-customer-algorithm", "AES256");
        request.Secrets.Add(new(Sse + "-customer-key", key));
        request.Header(Sse + "-customer-key-md5", key.KeyMD5);
    }

    /// <summary>Onto a request that copies an object that is under a customer's key.</summary>
    public static void ApplyOfSource(DataRequest request, SseCKey? key)
    {
        if (key is null) return;
        request.Header("x-amz-copy-source-server-side-encryption-customer-algorithm", "AES256");
        request.Secrets.Add(new("x-amz-copy-source-server-side-encryption-customer-key", key));
        request.Header("x-amz-copy-source-server-side-encryption-customer-key-md5", key.KeyMD5);
    }

    private static void ApplyKms(DataRequest request, string? keyId, IReadOnlyDictionary<string, string>? context)
    {
        request.Header(Sse + "-aws-kms-key-id", keyId);
        request.Header(Sse + "-context", Encode(context));
    }

    /// <summary>An encryption context as its header takes it: base64 of UTF-8 JSON (API_PutObject).</summary>
    public static string? Encode(IReadOnlyDictionary<string, string>? context) =>
        context is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(context)));
}
