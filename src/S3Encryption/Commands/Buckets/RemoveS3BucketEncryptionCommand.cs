using System.Management.Automation;
using S3Encryption.Core.Buckets;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Takes a bucket's default encryption back to SSE-S3, keeping whether SSE-C is blocked. It writes the configuration rather than deleting
/// it: some servers take the deletion for that of the bucket.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove, "S3BucketEncryption", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")]
[OutputType(typeof(BucketEncryption))]
public sealed class RemoveS3BucketEncryptionCommand : ChangeBucketEncryptionCommand
{
    private protected override BucketEncryptionChange Change => new() { Encryption = EncryptionKind.SseS3, BucketKey = false };
}
