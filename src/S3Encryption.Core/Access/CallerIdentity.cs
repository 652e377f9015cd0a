using System.Threading;
using System.Threading.Tasks;
using Amazon.SecurityToken.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access;

/// <summary>Who the caller is, as STS tells it.</summary>
internal static class CallerIdentity
{
    /// <summary>The ARN of the user or role session.</summary>
    /// <exception cref="S3EncryptionException">STS cannot be asked.</exception>
    public static async Task<string> ArnAsync(AwsConnection connection, CancellationToken stop)
    {
        var sts = connection.Sts();
        var subject = new RequestSubject("GetCallerIdentity", connection.StsEndpoint);
        var answer = await Guarded.SendAsync(
            subject, () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop), stop).ConfigureAwait(false);
        return answer.Arn;
    }

    /// <summary>The 12 digits of the caller's account.</summary>
    /// <exception cref="S3EncryptionException">STS cannot be asked.</exception>
    public static async Task<string> AccountAsync(AwsConnection connection, CancellationToken stop) =>
        (await ArnAsync(connection, stop).ConfigureAwait(false)).Split(':')[4];
}
