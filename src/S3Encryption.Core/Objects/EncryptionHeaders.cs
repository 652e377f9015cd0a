using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects;

/// <summary>Puts an encryption into the requests that carry it.</summary>
internal static class EncryptionHeaders
{
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
