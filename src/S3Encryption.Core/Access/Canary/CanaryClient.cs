using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Canary;

/// <summary>Sends a canary's requests, to the bucket's own Region.</summary>
internal sealed class CanaryClient(IAmazonS3 s3, Endpoint endpoint, string kmsKey, string? owner)
{
    /// <summary>The account that must own the bucket.</summary>
    public string? Owner { get; } = owner;

    /// <exception cref="S3EncryptionException">It failed.</exception>
    public Task<T> SendAsync<T>(string operation, S3Location location, Func<IAmazonS3, Task<T>> send, CancellationToken stop) =>
        Guarded.SendAsync(
            new RequestSubject(operation, endpoint) { Location = location, KmsKeyId = kmsKey, Writes = true }, () => send(s3), stop);
}
