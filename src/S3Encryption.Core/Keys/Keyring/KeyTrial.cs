using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Asks S3 by one HEAD whether a key opens an object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
internal sealed class KeyTrial(AwsConnection connection, string? expectedBucketOwner)
{
    private const int Forbidden = 403;
    private const int BadRequest = 400;

    /// <param name="location">The object.</param>
    /// <param name="versionId">The version; null for the latest.</param>
    /// <param name="key">The key; null asks whether it needs one.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="S3EncryptionException">S3 says neither yes nor no: there is no such object, or it cannot be reached.</exception>
    public async Task<KeyTrialOutcome> TryAsync(S3Location location, string? versionId, SseCKey? key, CancellationToken stop)
    {
        if (key is not null) SseCFailures.RequireTls(connection.S3Endpoint, location);
        var client = connection.S3();
        var subject = new RequestSubject("HeadObject", connection.S3Endpoint) { Location = location, SseCKey = key };
        var request = Request(location, versionId, key);
        try
        {
            var answer = await Guarded.SendAsync(subject, () => client.GetObjectMetadataAsync(request, stop), stop).ConfigureAwait(false);
            // A server that ignores the key answers for an object that is under none.
            return answer.ServerSideEncryptionCustomerMethod == ServerSideEncryptionCustomerMethod.AES256
                ? KeyTrialOutcome.Opens
                : KeyTrialOutcome.TakesNoKey;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.StatusCode is Forbidden or BadRequest)
        {
            return e.StatusCode == Forbidden ? KeyTrialOutcome.Forbidden : KeyTrialOutcome.BadRequest;
        }
    }

    private GetObjectMetadataRequest Request(S3Location location, string? versionId, SseCKey? key)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = location.BucketName,
            Key = location.Key,
            VersionId = versionId,
            ExpectedBucketOwner = expectedBucketOwner,
        };
        if (key is null) return request;
        request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.ServerSideEncryptionCustomerProvidedKey = key.ToHeaderValue();
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = key.KeyMD5;
        return request;
    }
}
