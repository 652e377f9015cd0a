using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>The object tag that holds the fingerprint of the object's key: tags are read without the key.</summary>
internal sealed class KeyTag(AwsConnection connection, string name, string? expectedBucketOwner, IActivityLog log)
{
    /// <summary>The tag's value; null where the object has no such tag, or it may not be read: trying the keys will tell.</summary>
    public async Task<string?> ReadAsync(S3Location location, string? versionId, CancellationToken stop)
    {
        var client = connection.S3();
        var subject = new RequestSubject("GetObjectTagging", connection.S3Endpoint) { Location = location };
        var request = new GetObjectTaggingRequest
        {
            BucketName = location.BucketName,
            Key = location.Key,
            VersionId = versionId,
            ExpectedBucketOwner = expectedBucketOwner,
        };
        try
        {
            var answer = await Guarded.SendAsync(subject, () => client.GetObjectTaggingAsync(request, stop), stop).ConfigureAwait(false);
            return answer.Tagging?.FirstOrDefault(t => t.Key == name)?.Value;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"{location}: its tag '{name}' cannot be read ({e.ErrorId}), so the keys are tried in turn.");
            return null;
        }
    }
}
