using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Finds out which key is meant.</summary>
public static class KmsKeyNames
{
    /// <summary>The key of an ARN, without a request; that of an id or alias, by asking KMS.</summary>
    /// <param name="connection">Whose KMS.</param>
    /// <param name="given">An id, ARN, alias or alias ARN.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="region">Where an id or alias is looked up; null for the connection's Region.</param>
    /// <exception cref="S3EncryptionException">There is none, or the caller may not see it.</exception>
    public static async Task<KeyArn> ResolveAsync(
        AwsConnection connection, string given, CancellationToken stop, string? region = null)
    {
        if (KeyArn.Parse(given) is { } arn) return arn;
        var named = WithPrefix(given);
        var key = await new KmsKeys(connection, KeyArn.RegionOf(named) ?? region).DescribeAsync(named, stop).ConfigureAwait(false);
        return KeyArn.Parse(key.Arn)!;
    }

    /// <summary>A name that is neither ARN nor key id can only be an alias, to which <c>alias/</c> belongs.</summary>
    internal static string WithPrefix(string given)
    {
        var isComplete = given.StartsWith("arn:", StringComparison.Ordinal) || given.StartsWith("alias/", StringComparison.Ordinal)
            || given.StartsWith("mrk-", StringComparison.Ordinal) || Guid.TryParseExact(given, "D", out _);
        return isComplete ? given : "alias/" + given;
    }
}
