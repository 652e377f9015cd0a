using System;
using Amazon.Runtime;

namespace S3Encryption.Core.Connection;

/// <summary>Credentials that somebody else in the process keeps fresh: they are asked for anew for each request.</summary>
/// <param name="read">Asks.</param>
internal sealed class BorrowedCredentials(Func<CallerKeys> read) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials()
    {
        var keys = read();
        return new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
    }
}
