using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Puts both sides' encryption into the requests of a copy.</summary>
internal static class CopyEncryptionHeaders
{
    public static void Apply(CopyObjectRequest request, ObjectEncryption encryption, SseCKey? sourceKey)
    {
        // The requests share no base with these properties; what is sent is the same.
        var put = new PutObjectRequest();
        EncryptionHeaders.Apply(put, encryption);
        request.ServerSideEncryptionMethod = put.ServerSideEncryptionMethod;
        request.ServerSideEncryptionKeyManagementServiceKeyId = put.ServerSideEncryptionKeyManagementServiceKeyId;
        request.ServerSideEncryptionKeyManagementServiceEncryptionContext = put.ServerSideEncryptionKeyManagementServiceEncryptionContext;
        request.BucketKeyEnabled = put.BucketKeyEnabled;
        request.ServerSideEncryptionCustomerMethod = put.ServerSideEncryptionCustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = put.ServerSideEncryptionCustomerProvidedKey;
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = put.ServerSideEncryptionCustomerProvidedKeyMD5;
        if (sourceKey is null) return;
        request.CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.CopySourceServerSideEncryptionCustomerProvidedKey = sourceKey.ToHeaderValue();
        request.CopySourceServerSideEncryptionCustomerProvidedKeyMD5 = sourceKey.KeyMD5;
    }

    public static void Apply(CopyPartRequest request, ObjectEncryption encryption, SseCKey? sourceKey)
    {
        if (encryption is ObjectEncryption.SseC target)
        {
            request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
            request.ServerSideEncryptionCustomerProvidedKey = target.Key.ToHeaderValue();
            request.ServerSideEncryptionCustomerProvidedKeyMD5 = target.Key.KeyMD5;
        }

        if (sourceKey is null) return;
        request.CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.CopySourceServerSideEncryptionCustomerProvidedKey = sourceKey.ToHeaderValue();
        request.CopySourceServerSideEncryptionCustomerProvidedKeyMD5 = sourceKey.KeyMD5;
    }
}
