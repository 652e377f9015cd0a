using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Access;

/// <summary>The full ARNs of KMS keys, by which objects name them.</summary>
public static class KmsKeyArns
{
    /// <summary>The ARN of a key that is named by id, ARN, alias or alias ARN. An ARN is taken as it is.</summary>
    /// <exception cref="S3EncryptionException">There is none, or the caller may not see it.</exception>
    public static async Task<string> OfAsync(AwsConnection connection, string keyId, CancellationToken stop) =>
        keyId.Contains(":key/") ? keyId : (await new KmsKeys(connection, KeyArn.RegionOf(keyId)).DescribeAsync(keyId, stop).ConfigureAwait(false)).Arn;
}
