using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>Looks at stored objects, in whichever Region they are.</summary>
internal sealed class ObjectInspector(AwsConnection connection, RequestPace? pace = null)
{
    /// <summary>Looks at one, and at its checksum, which of an object under KMS only who may decrypt is told.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public Task<ObjectState> LookAsync(ObjectAddress at, CancellationToken stop)
    {
        var head = at.NewRequest(HttpMethod.Head, pace);
        head.Header("x-amz-checksum-mode", "ENABLED");
        return LookAsync(head, at, stop);
    }

    /// <summary>Looks at one as who has no right on its KMS key may: without its checksum.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public Task<ObjectState> LookWithoutChecksumAsync(ObjectAddress at, CancellationToken stop) =>
        LookAsync(at.NewRequest(HttpMethod.Head, pace), at, stop);

    private async Task<ObjectState> LookAsync(DataRequest head, ObjectAddress at, CancellationToken stop)
    {
        var subject = new RequestSubject("HeadObject", connection.S3Endpoint) { Location = at.Location, SseCKey = at.SseCKey };
        try
        {
            using var answer = await connection.Data.SendAsync(subject, head, stop).ConfigureAwait(false);
            return new ObjectState(answer);
        }
        catch (S3EncryptionException e) when (e.StatusCode is 400 or 403)
        {
            await AskInWordsAsync(subject with { Operation = "GetObject" }, at, stop).ConfigureAwait(false);
            throw;
        }
    }

    // The answer to a HEAD has no body, so that a missing key, a wrong one and a denial look alike; that to a GET says which it is.
    private async Task AskInWordsAsync(RequestSubject subject, ObjectAddress at, CancellationToken stop)
    {
        var get = at.NewRequest(HttpMethod.Get, pace);
        get.Header("range", "bytes=0-0");
        using var answer = await connection.Data.SendAsync(subject, get, stop).ConfigureAwait(false);
    }
}
