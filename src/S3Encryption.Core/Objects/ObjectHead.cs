using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>What a HEAD tells of an object, as far as it may be told without its key.</summary>
/// <param name="ETag">The entity tag; null where S3 keeps it to who has the key.</param>
/// <param name="LastModified">When it was written.</param>
internal sealed record ObjectHead(string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>Looks; null where there is no such object.</summary>
    /// <exception cref="S3EncryptionException">It may not be looked at.</exception>
    public static async Task<ObjectHead?> FindAsync(
        AwsConnection connection, S3Location location, string? versionId, SseCKey? key, string? owner, CancellationToken stop)
    {
        var at = new ObjectAddress { Location = location, VersionId = versionId, SseCKey = key, ExpectedBucketOwner = owner };
        var subject = new RequestSubject("HeadObject", connection.S3Endpoint) { Location = location, SseCKey = key };
        try
        {
            using var answer = await connection.Data.SendAsync(subject, at.NewRequest(HttpMethod.Head), stop).ConfigureAwait(false);
            var says = new AnswerHeaders(answer);
            return new ObjectHead(says.ETag, says.LastModified);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound")
        {
            return null;
        }
    }
}
