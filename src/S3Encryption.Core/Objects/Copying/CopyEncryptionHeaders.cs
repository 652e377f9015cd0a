using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Puts both sides' encryption into the requests of a copy.</summary>
internal static class CopyEncryptionHeaders
{
    public static void Apply(CopyObjectRequest request, ObjectEncryption encryption, SseCKey? sourceKey)
    {
        switch (encryption)
        {
            case ObjectEncryption.SseS3:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
                break;
            case ObjectEncryption.SseKms kms:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
                request.ServerSideEncryptionKeyManagementServiceKeyId = kms.KmsKeyId;
                request.ServerSideEncryptionKeyManagementServiceEncryptionContext = EncryptionHeaders.Encode(kms.Context);
                request.BucketKeyEnabled = kms.BucketKey;
                break;
            case ObjectEncryption.DsseKms dsse:
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE;
                request.ServerSideEncryptionKeyManagementServiceKeyId = dsse.KmsKeyId;
                request.ServerSideEncryptionKeyManagementServiceEncryptionContext = EncryptionHeaders.Encode(dsse.Context);
                break;
            case ObjectEncryption.SseC target:
                request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
                request.ServerSideEncryptionCustomerProvidedKey = target.Key.ToHeaderValue();
                request.ServerSideEncryptionCustomerProvidedKeyMD5 = target.Key.KeyMD5;
                break;
        }

        if (sourceKey is null) return;
        request.CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.CopySourceServerSideEncryptionCustomerProvidedKey = sourceKey.ToHeaderValue();
        request.CopySourceServerSideEncryptionCustomerProvidedKeyMD5 = sourceKey.KeyMD5;
    }

    public static void Apply(InitiateMultipartUploadRequest request, ObjectEncryption encryption)
    {
        // The two requests share no base with these properties; what is sent is the same.
        var copy = new CopyObjectRequest();
        Apply(copy, encryption, sourceKey: null);
        request.ServerSideEncryptionMethod = copy.ServerSideEncryptionMethod;
        request.ServerSideEncryptionKeyManagementServiceKeyId = copy.ServerSideEncryptionKeyManagementServiceKeyId;
        request.ServerSideEncryptionKeyManagementServiceEncryptionContext = copy.ServerSideEncryptionKeyManagementServiceEncryptionContext;
        request.BucketKeyEnabled = copy.BucketKeyEnabled;
        request.ServerSideEncryptionCustomerMethod = copy.ServerSideEncryptionCustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = copy.ServerSideEncryptionCustomerProvidedKey;
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = copy.ServerSideEncryptionCustomerProvidedKeyMD5;
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
