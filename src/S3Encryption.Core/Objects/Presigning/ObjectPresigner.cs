using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>Signs URLs for single requests that somebody else is to send, with the headers that must go with them.</summary>
public sealed class ObjectPresigner
{
    private const string KeyPlaceholder = "<base64 of the key>";
    private readonly AwsConnection _connection;
    private readonly BucketRegions _regions;
    private readonly SignerLifetime _signer;

    /// <summary>Sends nothing yet.</summary>
    public ObjectPresigner(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _regions = new BucketRegions(connection);
        _signer = new SignerLifetime(log);
    }

    /// <summary>Signs one URL. Where the Region is given, nothing is asked of S3.</summary>
    /// <exception cref="S3EncryptionException">It cannot be signed as asked.</exception>
    public async Task<S3PresignedUrl> SignAsync(PresignRequest request, CancellationToken stop)
    {
        request.Check();
        if (request.KeyToSend is not null) SseCFailures.RequireTls(_connection.S3Endpoint, request.Location);
        var bucket = request.Location.BucketName;
        var region = request.Region ?? await _regions.OfAsync(bucket, request.ExpectedBucketOwner, stop).ConfigureAwait(false);
        var subject = new RequestSubject("Presign", _connection.S3Endpoint) { Location = request.Location };
        var signer = await Guarded.SendAsync(subject, () => _connection.Credentials.GetCredentialsAsync(), stop).ConfigureAwait(false);
        if (signer is null) throw SetUpFailures.NoCredentials(null, new InvalidOperationException("anonymous requests are not signed"));
        var found = () => Task.FromResult(BucketAddress.Of(_connection.S3(region), request.Location));
        var address = await Guarded.SendAsync(subject, found, stop).ConfigureAwait(false);
        if (address.Service != "s3") throw PresignFailures.DirectoryBucket(request.Location);

        var (headers, from, lifetime) = (DemandedHeaders.Of(request), DateTimeOffset.UtcNow, WholeSeconds(request.Lifetime));
        var url = new PresignedUrlSigner(signer, address).Sign(
            request.Method, request.Location.Key!, Query(request), headers, from.UtcDateTime, lifetime);
        return Describe(request, url, headers) with { Expires = _signer.End(_connection.Credentials, signer, from, lifetime) };
    }

    private static TimeSpan WholeSeconds(TimeSpan lifetime) => TimeSpan.FromSeconds(Math.Floor(lifetime.TotalSeconds));

    private static Dictionary<string, string> Query(PresignRequest request)
    {
        var query = new Dictionary<string, string>();
        if (request.VersionId is string version) query["versionId"] = version;
        if (request is { Reads: true, ContentType: string type }) query["response-content-type"] = type;
        return query;
    }

    private S3PresignedUrl Describe(PresignRequest request, string url, Dictionary<string, string> headers)
    {
        var key = request.KeyToSend;
        var others = new Dictionary<string, string>(headers, headers.Comparer);
        _ = others.Remove(DemandedHeaders.CustomerKey);
        var form = new PresignedForm(
            request.Method, request.Location.Key!, url, others,
            KeyFile: key is null || request.IncludeKey ? null : KeyFile.Of(key),
            KeyText: key is null || !request.IncludeKey ? null : headers[DemandedHeaders.CustomerKey],
            _connection.CertificateBundle);
        if (key is not null && !request.IncludeKey) headers[DemandedHeaders.CustomerKey] = KeyPlaceholder;
        return new S3PresignedUrl
        {
            Method = request.Method,
            BucketName = request.Location.BucketName,
            Key = request.Location.Key!,
            VersionId = request.VersionId,
            Url = url,
            Headers = new S3RequestHeaders(headers),
            Expires = default,
            Encryption = KindOf(request),
            SseCKeyMD5 = key?.KeyMD5,
            Curl = CurlLine.Of(form),
            InvokeWebRequest = InvokeWebRequestLine.Of(form),
        };
    }

    private static EncryptionKind? KindOf(PresignRequest request) => request.Encryption switch
    {
        ObjectEncryption.SseC when request.KeyToSend is not null => EncryptionKind.SseC,
        ObjectEncryption.SseS3 => EncryptionKind.SseS3,
        ObjectEncryption.SseKms => EncryptionKind.SseKms,
        ObjectEncryption.DsseKms => EncryptionKind.DsseKms,
        _ => null,
    };
}
