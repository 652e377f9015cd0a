using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
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
        request.Header(Sse + "-customer-key", key.ToHeaderValue());
        request.Header(Sse + "-customer-key-md5", key.KeyMD5);
    }

    private static void ApplyKms(DataRequest request, string? keyId, IReadOnlyDictionary<string, string>? context)
    {
        request.Header(Sse + "-aws-kms-key-id", keyId);
        request.Header(Sse + "-context", Encode(context));
    }

    public static void Apply(PutObjectRequest request, ObjectEncryption encryption)
    {
        switch (encryption)
        {
            case ObjectEncryption.SseS3:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
                break;
            case ObjectEncryption.SseKms kms:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
                request.ServerSideEncryptionKeyManagementServiceKeyId = kms.KmsKeyId;
                request.ServerSideEncryptionKeyManagementServiceEncryptionContext = Encode(kms.Context);
                request.BucketKeyEnabled = kms.BucketKey;
                break;
            case ObjectEncryption.DsseKms dsse:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE;
                request.ServerSideEncryptionKeyManagementServiceKeyId = dsse.KmsKeyId;
                request.ServerSideEncryptionKeyManagementServiceEncryptionContext = Encode(dsse.Context);
                break;
            case ObjectEncryption.SseC customer:
                request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
                request.ServerSideEncryptionCustomerProvidedKey = customer.Key.ToHeaderValue();
                request.ServerSideEncryptionCustomerProvidedKeyMD5 = customer.Key.KeyMD5;
                break;
        }
    }

    public static void Apply(InitiateMultipartUploadRequest request, ObjectEncryption encryption)
    {
        // The two requests share no base with these properties; what is sent is the same.
        var put = new PutObjectRequest();
        Apply(put, encryption);
        request.ServerSideEncryptionMethod = put.ServerSideEncryptionMethod;
        request.ServerSideEncryptionKeyManagementServiceKeyId = put.ServerSideEncryptionKeyManagementServiceKeyId;
        request.ServerSideEncryptionKeyManagementServiceEncryptionContext = put.ServerSideEncryptionKeyManagementServiceEncryptionContext;
        request.BucketKeyEnabled = put.BucketKeyEnabled;
        request.ServerSideEncryptionCustomerMethod = put.ServerSideEncryptionCustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = put.ServerSideEncryptionCustomerProvidedKey;
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = put.ServerSideEncryptionCustomerProvidedKeyMD5;
    }

    public static void Apply(UploadPartRequest request, ObjectEncryption encryption)
    {
        if (encryption is not ObjectEncryption.SseC customer) return;
        request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.ServerSideEncryptionCustomerProvidedKey = customer.Key.ToHeaderValue();
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = customer.Key.KeyMD5;
    }

    public static void Apply(GetObjectRequest request, SseCKey? key)
    {
        if (key is null) return;
        request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.ServerSideEncryptionCustomerProvidedKey = key.ToHeaderValue();
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = key.KeyMD5;
    }

    /// <summary>An encryption context as its header takes it: base64 of UTF-8 JSON (API_PutObject).</summary>
    public static string? Encode(IReadOnlyDictionary<string, string>? context) =>
        context is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(context)));
}
