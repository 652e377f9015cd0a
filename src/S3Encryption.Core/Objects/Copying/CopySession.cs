using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// What every request of one copy shares: the connection, the two Regions' clients, the source as it was found, and the words for failures.
/// </summary>
internal sealed record CopySession(
    CopyRequest Request, AwsConnection Connection, IAmazonS3 SourceClient, IAmazonS3 TargetClient, ObjectState Source)
{
    /// <summary>The grants that the request itself gives the copy; null for none but its owner's.</summary>
    public CarriedGrants? Grants { get; init; }

    /// <summary>A request that copies, or makes what is copied into.</summary>
    public DataRequest NewRequest(HttpMethod method, bool copies)
    {
        var patience = copies ? WaitingTimes.StallOfCopy : (TimeSpan?)null;
        var request = new DataRequest(method, Request.Target) { Pace = Request.Pace, Patience = patience };
        request.Header("x-amz-expected-bucket-owner", Request.ExpectedBucketOwner);
        if (Request.Source.PaysForRequests) request.Header("x-amz-request-payer", "requester");
        if (!copies) return request;
        request.Header("x-amz-copy-source", SourceText());
        request.Header("x-amz-source-expected-bucket-owner", Request.Source.ExpectedBucketOwner);
        request.Header("x-amz-copy-source-if-match", Source.ETag);
        EncryptionHeaders.ApplyOfSource(request, Request.Source.SseCKey);
        return request;
    }

    /// <summary>The target's Region copies; it reads the source by itself, wherever that is.</summary>
    public Task<T> SendAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        GuardAsync(() => Guarded.SendAsync(TargetSubject(operation), () => send(TargetClient), stop));

    /// <summary>The same for a request that is answered by a document.</summary>
    public Task<(AnswerHeaders Headers, AnswerDocument Document)> SendAsync(string operation, DataRequest request, CancellationToken stop) =>
        GuardAsync(() => Connection.Data.SendForDocumentAsync(TargetSubject(operation), request, stop));

    /// <summary>Asks something about the source, in its own Region.</summary>
    public Task<T> AskSourceAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        GuardAsync(() => Guarded.SendAsync(
            new RequestSubject(operation, Connection.S3Endpoint) { Location = Request.Source.Location }, () => send(SourceClient), stop));

    private RequestSubject TargetSubject(string operation) => new(operation, Connection.S3Endpoint)
    {
        Location = Request.Target,
        SseCKey = (Request.Encryption as ObjectEncryption.SseC)?.Key,
        KmsKeyId = Request.Encryption switch
        {
            ObjectEncryption.SseKms kms => kms.KmsKeyId,
            ObjectEncryption.DsseKms dsse => dsse.KmsKeyId,
            _ => null,
        },
        Writes = true,
    };

    // An access point's objects are named below its ARN (API_CopyObject, x-amz-copy-source).
    private string SourceText()
    {
        var source = Request.Source;
        var (bucket, key) = (source.Location.BucketName, source.Location.Key!);
        var path = bucket.StartsWith("arn:", StringComparison.Ordinal) ? $"{bucket}/object/{key}" : $"{bucket}/{key}";
        var version = source.VersionId is string id ? "?versionId=" + UriText.Encode(id) : string.Empty;
        return UriText.EncodeKey(path) + version;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (S3EncryptionException e)
        {
            var told = CopyFailures.About(Request, e);
            if (ReferenceEquals(told, e)) throw;
            throw told;
        }
    }
}
