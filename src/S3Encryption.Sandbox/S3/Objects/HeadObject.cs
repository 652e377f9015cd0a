using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html.</summary>
internal sealed class HeadObject : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:GetObject");
        var key = ObjectReading.ReadKey(call);
        var found = VersionLookup.Find(call, bucket);
        if (ObjectReading.WantsChecksum(call) && found.Checksum is not null)
        {
            // The checksum is kept encrypted with the object, so that it alone needs kms:Decrypt on a HEAD.
            call.Service.Encryption.DemandRead(call.Signed, found.Encryption, key);
        }
        else
        {
            EncryptionGate.DemandCustomerKey(found.Encryption, key);
        }

        _ = ObjectReading.Begin(call, bucket, found, key);
        return Task.CompletedTask;
    }
}
