using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Finds out which key is meant.</summary>
public static class KmsKeyNames
{
    /// <summary>The key of an ARN, without a request; that of an id or alias, by asking KMS.</summary>
    /// <exception cref="S3EncryptionException">There is none, or the caller may not see it.</exception>
    public static async Task<KeyArn> ResolveAsync(AwsConnection connection, string given, CancellationToken stop)
    {
        if (KeyArn.Parse(given) is { } arn) return arn;
        var key = await new KmsKeys(connection, KeyArn.RegionOf(given)).DescribeAsync(given, stop).ConfigureAwait(false);
        return KeyArn.Parse(key.Arn)!;
    }
}
