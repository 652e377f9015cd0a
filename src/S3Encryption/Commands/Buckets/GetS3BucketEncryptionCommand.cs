using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Tells how buckets encrypt: one, several, those a wildcard fits, or all of the caller's. A named bucket that cannot be read is an error;
/// one of many is told as <c>Unknown</c>, with its <c>Problem</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3BucketEncryption", HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")]
[OutputType(typeof(BucketEncryption))]
public sealed class GetS3BucketEncryptionCommand : ReadBucketsCommand
{
    private protected override async Task<IReadOnlyList<object>> ReadAsync(string bucketName, CancellationToken stop) =>
        [await new BucketEncryptionReader(Connection, Output).ReadAsync(bucketName, ExpectedBucketOwner, stop).ConfigureAwait(false)];

    // So that no bucket is missing from the list.
    private protected override object Told(string bucketName, S3EncryptionException failure) =>
        new BucketEncryption
        {
            BucketName = bucketName,
            Encryption = EncryptionKind.Unknown,
            Region = failure.Region,
            Problem = failure.Message,
        };
}
