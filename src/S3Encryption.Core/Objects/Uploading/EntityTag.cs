using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>The entity tags that servers give which keep no checksums.</summary>
internal static class EntityTag
{
    /// <summary>Of what was stored by one request: its MD5.</summary>
    public static string OfContent(DataBody body) => SignatureV4.Hex(Convert.FromBase64String(body.Md5()));

    /// <summary>Of what was stored in parts: the MD5 of the parts' entity tags, and how many there are.</summary>
    public static string OfParts(IReadOnlyCollection<SentPart> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts) hash.AppendData(Bytes(part.ETag));
        return SignatureV4.Hex(hash.GetHashAndReset()) + "-" + parts.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether it is the MD5 of a body.</summary>
    public static bool IsOf(string etag, DataBody body) => etag.Length == 32 && Convert.ToBase64String(Bytes(etag)) == body.Md5();

    private static byte[] Bytes(string hex) =>
    [
        .. Enumerable.Range(0, hex.Length / 2).Select(i => hex.Substring(2 * i, 2)).Select(two =>
            byte.TryParse(two, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one) ? one : (byte)0),
    ];
}
