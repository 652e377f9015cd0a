using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Asks S3 by one HEAD whether a key opens an object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
internal sealed class KeyTrial(AwsConnection connection, RequestPace? pace = null)
{
    private const int Forbidden = 403;
    private const int BadRequest = 400;

    /// <param name="at">The object.</param>
    /// <param name="key">The key; null asks whether it needs one.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What S3 says, and where it says anything of the object, that.</returns>
    /// <exception cref="S3EncryptionException">S3 says neither yes nor no: there is no such object, or it cannot be reached.</exception>
    public async Task<(KeyTrialOutcome Outcome, ObjectState? Found)> TryAsync(ObjectAddress at, SseCKey? key, CancellationToken stop)
    {
        if (key is not null) SseCFailures.RequireTls(connection.S3Endpoint, at.Location);
        var subject = new RequestSubject("HeadObject", connection.S3Endpoint) { Location = at.Location, SseCKey = key };
        var head = (at with { SseCKey = key }).NewRequest(HttpMethod.Head, pace);
        try
        {
            using var answer = await connection.Data.SendAsync(subject, head, stop).ConfigureAwait(false);
            var found = new ObjectState(answer);
            // A server that ignores the key answers for an object that is under none.
            return (found.Encryption.Kind == EncryptionKind.SseC ? KeyTrialOutcome.Opens : KeyTrialOutcome.TakesNoKey, found);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.StatusCode is Forbidden or BadRequest)
        {
            return (e.StatusCode == Forbidden ? KeyTrialOutcome.Forbidden : KeyTrialOutcome.BadRequest, null);
        }
    }
}
