using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html: the data key is wrapped anew; bytes, ETag, date,
/// storage class, checksum and metadata stay.
/// </summary>
internal sealed class UpdateObjectEncryption : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:UpdateObjectEncryption");
        call.Demand("s3:PutObject", bucket, bucket.Arn + "/" + call.Key);
        if (call.Caller is null || call.Signed.IsVersionTwo)
        {
            throw S3Errors.InvalidRequest(
                "Requests that modify an object encryption configuration require Amazon Web Services Signature Version 4. "
                    + "Modify the request to use Amazon Web Services Signature Version 4, and then try again.");
        }

        var wanted = EncryptionUpdate.Read(await RequestDocument.ReadXmlAsync(call, "ObjectEncryption"));
        if (KeyAccount(wanted.KeyArn) != bucket.OwnerAccountId)
        {
            throw S3Errors.AccessDenied(
                "The Amazon Web Services KMS key in the request must be owned by the same account as the bucket. "
                    + "Modify the request to specify a KMS key from the same account, and then try again.");
        }

        var found = VersionLookup.Find(call, bucket);
        DemandUpdatable(call, found);
        var updated = call.Service.Encryption.ForUpdate(call.Signed, bucket, found, wanted);
        _ = VersionLookup.Change(call, bucket, current =>
        {
            DemandUpdatable(call, current);
            return current with { Encryption = updated };
        });
    }

    private static void DemandUpdatable(S3Call call, StoredObject found)
    {
        switch (found.Encryption)
        {
            case SseCEncryption or KmsEncryption { DualLayer: true }:
                throw S3Errors.InvalidRequest(
                    "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. "
                        + "Only source objects encrypted with SSE-S3 or SSE-KMS are supported.");
            case Unencrypted:
                throw S3Errors.InvalidRequest(
                    "The UpdateObjectEncryption operation doesn't supported unencrypted source objects. "
                        + "Only source objects encrypted with SSE-S3 or SSE-KMS are supported.");
        }

        if (found.Lock.Holds || found.Lock.RetentionAt(call.Service.Now()) is not null)
        {
            throw S3Errors.AccessDenied(
                "The encryption type for the specified object can\u2019t be updated because that object is protected by S3 Object Lock. "
                    + "If the object has a governance-mode retention period or a legal hold, you must first remove the Object Lock status "
                    + "on the object before you issue your UpdateObjectEncryption request. You can't use the UpdateObjectEncryption "
                    + "operation with objects that have an Object Lock compliance mode retention period applied to them.");
        }
    }

    private static string KeyAccount(string keyArn) => keyArn.Split(':')[4];
}
