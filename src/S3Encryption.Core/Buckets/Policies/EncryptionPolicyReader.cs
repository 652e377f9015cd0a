using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>Reads the encryption statements of bucket policies.</summary>
public sealed class EncryptionPolicyReader
{
    private readonly AwsConnection _connection;

    /// <summary>Sends nothing yet.</summary>
    public EncryptionPolicyReader(AwsConnection connection) => _connection = connection;

    /// <summary>The statements under our Sids, in the order of the policy; none where it has none of them.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or its policy may not or cannot be read.</exception>
    public async Task<IReadOnlyList<EncryptionPolicyStatement>> ReadAsync(
        string bucketName, string? expectedOwner, CancellationToken stop)
    {
        var location = RequireBucket(bucketName);
        var bucket = await BucketClient.FindAsync(_connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var (_, policy) = await ReadAsync(bucket, stop).ConfigureAwait(false);
        var found = OwnStatement.All.SelectMany(requirement => FoundStatement.In(policy, requirement, bucket.Arn)).ToList();
        return
        [
            .. policy.Statements.SelectMany(text => found.Where(f => ReferenceEquals(f.Text, text)))
                .Select(f => Describe(location, f)),
        ];
    }

    /// <summary>The policy as S3 gives it and taken apart; null and an empty one where there is none.</summary>
    internal static async Task<(string? Found, PolicyText Policy)> ReadAsync(BucketClient bucket, CancellationToken stop)
    {
        var text = await BucketPolicyReader.ReadAsync(bucket, stop).ConfigureAwait(false);
        return (text, text is null ? PolicyText.None : PolicyText.Parse(text, new S3Location(bucket.BucketName)));
    }

    /// <summary>Refuses what has no bucket policy.</summary>
    /// <exception cref="S3EncryptionException"><c>EncryptionPolicyNotSupported</c>.</exception>
    internal static S3Location RequireBucket(string bucketName)
    {
        var location = new S3Location(bucketName);
        return bucketName.StartsWith("arn:", StringComparison.Ordinal) || bucketName.EndsWith("--x-s3", StringComparison.Ordinal)
            ? throw PolicyFailures.NotOfABucket(location)
            : location;
    }

    private static EncryptionPolicyStatement Describe(S3Location bucket, FoundStatement found) => new()
    {
        BucketName = bucket.BucketName,
        Sid = OwnStatement.SidOf(found.Requirement),
        Requirement = found.Requirement,
        Encryption = found.AsOurs?.Kind,
        KmsKeyArn = found.AsOurs?.KmsKeyArn,
        RequireHeader = found.AsOurs?.RequireHeader ?? false,
        IsIntact = found.AsOurs is not null,
        Statement = found.Text.Json,
    };
}
