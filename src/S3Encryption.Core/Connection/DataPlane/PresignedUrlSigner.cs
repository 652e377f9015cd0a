using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Amazon.Runtime;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// Signs URLs with Signature Version 4 in the query. The SDK's own presigning drops the first slash of a key that begins with one, so that
/// its URL is another object's (AWSSDK 4.1.0, AmazonS3Client.GetPreSignedURL).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html</remarks>
internal sealed class PresignedUrlSigner(ImmutableCredentials credentials, BucketAddress address)
{
    private readonly SignatureV4 _signature = new(credentials.AccessKey, credentials.SecretKey, address.Region, address.Service);

    /// <summary>Signs a URL.</summary>
    /// <param name="method">The HTTP method, in capitals.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="query">What the URL asks for beside, not encoded.</param>
    /// <param name="headers">What must be sent with the request, each name in lower case; without Host, which always is.</param>
    /// <param name="utc">The time of the signature.</param>
    /// <param name="lifetime">For how long, in whole seconds up to 7 days.</param>
    public string Sign(
        string method, string key, IEnumerable<KeyValuePair<string, string>> query, IEnumerable<KeyValuePair<string, string>> headers,
        DateTime utc, TimeSpan lifetime)
    {
        var signed = headers.Append(new("host", address.Host)).OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        var (time, names) = (SignatureV4.TimeText(utc), SignatureV4.Names(signed));
        var asked = new List<KeyValuePair<string, string>>(query)
        {
            new("X-Amz-Algorithm", SignatureV4.Algorithm),
            new("X-Amz-Credential", $"{credentials.AccessKey}/{_signature.Scope(time)}"),
            new("X-Amz-Date", time),
            new("X-Amz-Expires", ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            new("X-Amz-SignedHeaders", names),
        };
        if (credentials.UseToken) asked.Add(new("X-Amz-Security-Token", credentials.Token));
        var (path, text) = (address.Path + UriText.EncodeKey(key), SignatureV4.QueryText(asked));
        var signature = _signature.Sign(method, path, text, signed, names, SignatureV4.UnsignedPayload, time);
        return $"{address.Origin}{path}?{text}&X-Amz-Signature={signature}";
    }
}
