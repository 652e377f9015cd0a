using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Jobs;

/// <summary>Whose jobs there are: a job is of its maker's account.</summary>
public static class JobAccount
{
    /// <summary>The 12 digits of the caller's account.</summary>
    /// <exception cref="S3EncryptionException">STS cannot be asked.</exception>
    public static Task<string> OfAsync(AwsConnection connection, CancellationToken stop) => CallerIdentity.AccountAsync(connection, stop);
}
