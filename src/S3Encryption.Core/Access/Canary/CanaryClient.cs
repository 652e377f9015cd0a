using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Canary;

/// <summary>Sends a canary's requests, to the bucket's own Region.</summary>
internal sealed class CanaryClient(AwsConnection connection, IAmazonS3 s3, string kmsKey, string? owner)
{
    /// <summary>The account that must own the bucket.</summary>
    public string? Owner { get; } = owner;

    /// <exception cref="S3EncryptionException">It failed.</exception>
    public Task<T> SendAsync<T>(string operation, S3Location location, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        Guarded.SendAsync(Subject(operation, location), () => send(s3), stop);

    /// <summary>The same for a request that remembers whether a try of it may have been done.</summary>
    /// <exception cref="S3EncryptionException">It failed.</exception>
    public Task<(AnswerHeaders Headers, AnswerDocument Document)> SendForDocumentAsync(
        string operation, DataRequest request, CancellationToken stop) =>
        connection.Data.SendForDocumentAsync(Subject(operation, request.Location), request, stop);

    private RequestSubject Subject(string operation, S3Location location) =>
        new(operation, connection.S3Endpoint) { Location = location, KmsKeyId = kmsKey, Writes = true };
}
