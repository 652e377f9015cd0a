using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>The ETag and checksum of an object made of parts, computed from those of the parts alone.</summary>
internal static class JoinedDigests
{
    internal static string ETag(IReadOnlyList<UploadedPart> parts)
    {
        var joined = parts.SelectMany(part => Convert.FromHexString(part.ETag)).ToArray();
        return Convert.ToHexStringLower(MD5.HashData(joined)) + Suffix(parts);
    }

    internal static Checksum? Checksum(ChecksumPlan? plan, IReadOnlyList<UploadedPart> parts)
    {
        var algorithm = plan?.Algorithm ?? ChecksumAlgorithm.Default;
        if (parts.Any(part => part.Checksum?.Algorithm != algorithm))
        {
            return null;
        }

        if (plan is { Composite: true } || algorithm.Crc is null)
        {
            var hasher = algorithm.Start();
            foreach (var part in parts)
            {
                hasher.Append(Bytes(part));
            }

            return new(algorithm, Convert.ToBase64String(hasher.Finish()) + Suffix(parts), Composite: true);
        }

        var whole = Bytes(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            whole = algorithm.Crc.Combine(whole, Bytes(part), part.Body.Length);
        }

        return new(algorithm, Convert.ToBase64String(whole));
    }

    private static byte[] Bytes(UploadedPart part) => Convert.FromBase64String(part.Checksum!.Value);

    private static string Suffix(IReadOnlyList<UploadedPart> parts) => "-" + parts.Count.ToString(CultureInfo.InvariantCulture);
}
