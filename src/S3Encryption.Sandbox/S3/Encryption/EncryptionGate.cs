using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>Decides how a new object is encrypted, and who may have one decrypted. KMS is asked in the caller's name, through S3.</summary>
internal sealed class EncryptionGate(KmsService kms)
{
    private readonly string _viaService = "s3." + kms.Keys.Region + ".amazonaws.com";

    /// <summary>What a write asks for, or the bucket's default; for KMS with a data key that the caller may generate.</summary>
    internal ObjectEncryption ForWrite(SignedRequest signed, Bucket bucket, string key, RequestedEncryption? requested)
    {
        switch (requested)
        {
            case RequestedSseC customer:
                return new SseCEncryption(new SealedCustomerKey(customer.Key));
            case RequestedKms wanted:
                return Wrap(signed, bucket, key, wanted, wanted.BucketKey ?? bucket.Encryption.BucketKey);
            case null when bucket.Encryption is { IsKms: true } settings:
                var byDefault = new RequestedKms(settings.KmsKeyId, null, EncryptionContext.Parse(null), null, settings.IsDualLayer);
                return Wrap(signed, bucket, key, byDefault, settings.BucketKey);
            case null when bucket.StoresUnencrypted:
                return Unencrypted.Instance;
            default:
                return SseS3Encryption.Instance;
        }
    }

    /// <summary>
    /// The encryption of an object that stays where it is: who asks for it needs every right that S3 documents, on the old key and the new.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html.
    /// </summary>
    internal KmsEncryption ForUpdate(SignedRequest signed, Bucket bucket, StoredObject found, EncryptionUpdate wanted)
    {
        DemandRead(signed, found.Encryption, null);
        var former = found.Encryption as KmsEncryption;
        if (former is not null)
        {
            Ask(signed, who => kms.Demand(who, former.KeyArn, former.Context, "kms:ReEncryptFrom"));
        }

        var callerContext = EncryptionContext.Parse(former?.CallerContext);
        var request = new RequestedKms(wanted.KeyArn, wanted.BucketKey, callerContext, former?.CallerContext, DualLayer: false);
        var updated = Wrap(signed, bucket, found.Key, request, wanted.BucketKey);
        Ask(signed, who => kms.Demand(who, wanted.KeyArn, updated.Context, "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptTo"));
        return updated;
    }

    /// <summary>Returns when the caller, with this key or none, may have the bytes in plain.</summary>
    internal void DemandRead(SignedRequest signed, ObjectEncryption encryption, CustomerKey? key)
    {
        DemandCustomerKey(encryption, key);
        if (encryption is KmsEncryption wrapped)
        {
            var plain = Ask(signed, who => kms.Decrypt(who, wrapped.WrappedKey, wrapped.Context));
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Returns when the key opens an SSE-C object, or when there is none and the object is not SSE-C.</summary>
    internal static void DemandCustomerKey(ObjectEncryption encryption, CustomerKey? key)
    {
        if (encryption is not SseCEncryption customer)
        {
            if (key is not null)
            {
                throw S3Errors.InvalidRequest("The encryption parameters are not applicable to this object.");
            }

            return;
        }

        if (key is null)
        {
            throw S3Errors.InvalidRequest(
                "The object was stored using a form of Server Side Encryption. "
                    + "The correct parameters must be provided to retrieve the object.");
        }

        if (!customer.Seal.Opens(key))
        {
            throw S3Errors.AccessDenied(
                "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.");
        }
    }

    private T Ask<T>(SignedRequest signed, Func<KmsCaller, T> question)
    {
        if (signed.Caller is null || signed.IsVersionTwo)
        {
            throw S3Errors.InvalidArgument(
                "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.", "Authorization");
        }

        try
        {
            return question(new KmsCaller(signed.Caller, _viaService));
        }
        catch (AwsErrorException refusal)
        {
            throw KmsFailures.InS3Form(refusal);
        }
    }

    private KmsEncryption Wrap(SignedRequest signed, Bucket bucket, string key, RequestedKms wanted, bool bucketKey)
    {
        // There is no Bucket Key for DSSE-KMS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingDSSEncryption.html.
        bucketKey = bucketKey && !wanted.DualLayer;
        IReadOnlyDictionary<string, string> context =
            EncryptionContext.With(wanted.Context, bucketKey ? bucket.Arn : bucket.Arn + "/" + key);
        var dataKey = Ask(signed, who => kms.GenerateDataKey(who, wanted.KeyId ?? KmsService.AwsManagedS3Alias, context));
        CryptographicOperations.ZeroMemory(dataKey.Plaintext);
        return new(dataKey.KeyArn, dataKey.CiphertextBlob, context, bucketKey, wanted.DualLayer) { CallerContext = wanted.ContextHeader };
    }
}
