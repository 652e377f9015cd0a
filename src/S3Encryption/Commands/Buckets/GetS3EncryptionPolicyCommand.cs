using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets.Policies;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Tells what bucket policies require of encryption by the statements of this module: one object a statement, none for a bucket without.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "S3EncryptionPolicy",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html")]
[OutputType(typeof(EncryptionPolicyStatement))]
public sealed class GetS3EncryptionPolicyCommand : ReadBucketsCommand
{
    private protected override async Task<IReadOnlyList<object>> ReadAsync(string bucketName, CancellationToken stop) =>
        await new EncryptionPolicyReader(Connection).ReadAsync(bucketName, ExpectedBucketOwner, stop).ConfigureAwait(false);
}
