using System;
using System.Text;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3;

/// <summary>
/// The bucket and key a request addresses, path-style or virtual-hosted; the key is as the client meant it, byte for byte.
/// </summary>
internal sealed record S3Target(string? Bucket, string? Key)
{
    private const int LongestKey = 1024;

    /// <summary>
    /// Bucket names are put before one of these. <c>s3.localhost</c> is there because OpenSSL takes no wildcard for <c>*.localhost</c>.
    /// </summary>
    private static readonly string[] VirtualHosts = [".s3.localhost", ".localhost"];

    /// <summary>Reads the target; throws InvalidURI where an escape is malformed and KeyTooLongError past 1,024 bytes.</summary>
    internal static S3Target Parse(string host, string rawPath)
    {
        var bucket = BucketOf(host);
        var rawKey = rawPath[1..];
        if (bucket is null)
        {
            var slash = rawKey.IndexOf('/', StringComparison.Ordinal);
            bucket = Decode(slash < 0 ? rawKey : rawKey[..slash], rawPath);
            rawKey = slash < 0 ? "" : rawKey[(slash + 1)..];
        }

        if (bucket.Length == 0)
        {
            // A request for «//key» names no bucket: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
            return rawKey.Length == 0 ? new(null, null) : throw S3Errors.MethodNotAllowed("", "SERVICE");
        }

        return Of(bucket, Decode(rawKey, rawPath));
    }

    /// <exception cref="AwsErrorException">KeyTooLongError past 1,024 bytes.</exception>
    internal static S3Target Of(string bucket, string key) => Encoding.UTF8.GetByteCount(key) > LongestKey
        ? throw new AwsErrorException(400, "KeyTooLongError", "Your key is too long")
        : new(bucket, key.Length == 0 ? null : key);

    /// <summary>The bucket a request addresses, without any complaint; null where it cannot be told.</summary>
    internal static string? TryFindBucket(string host, string rawPath)
    {
        var segment = rawPath.AsSpan(1);
        var slash = segment.IndexOf('/');
        return BucketOf(host) ?? PercentCoding.TryDecode((slash < 0 ? segment : segment[..slash]).ToString(), plusIsSpace: false);
    }

    internal static bool IsVirtualHosted(string host) => BucketOf(host) is not null;

    internal static string? BucketOf(string host)
    {
        foreach (var suffix in VirtualHosts)
        {
            if (host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                var bucket = host[..^suffix.Length].ToLowerInvariant();
                return bucket is "s3" ? null : bucket;
            }
        }

        return null;
    }

    private static string Decode(string raw, string uri) =>
        PercentCoding.TryDecode(raw, plusIsSpace: false) ?? throw S3Errors.InvalidUri(uri);
}
