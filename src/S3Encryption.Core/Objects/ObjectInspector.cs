using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Looks at the objects of a copy, in whichever Region they are.</summary>
internal sealed class ObjectInspector(AwsConnection connection)
{
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public async Task<ObjectState> LookAsync(CopySource at, CancellationToken stop)
    {
        var subject = new RequestSubject("HeadObject", connection.S3Endpoint) { Location = at.Location, SseCKey = at.SseCKey };
        try
        {
            var head = Request(HttpMethod.Head, at);
            head.Header("x-amz-checksum-mode", "ENABLED");
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
    private async Task AskInWordsAsync(RequestSubject subject, CopySource at, CancellationToken stop)
    {
        var get = Request(HttpMethod.Get, at);
        get.Header("range", "bytes=0-0");
        using var answer = await connection.Data.SendAsync(subject, get, stop).ConfigureAwait(false);
    }

    private static DataRequest Request(HttpMethod method, CopySource at)
    {
        var request = new DataRequest(method, at.Location);
        request.Parameter("versionId", at.VersionId);
        request.Header("x-amz-expected-bucket-owner", at.ExpectedBucketOwner);
        EncryptionHeaders.Apply(request, at.SseCKey);
        return request;
    }
}
