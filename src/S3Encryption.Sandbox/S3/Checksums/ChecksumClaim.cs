using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>The additional checksum that an upload brings, in a header or after the body.</summary>
internal sealed record ChecksumClaim(ChecksumAlgorithm Algorithm, string? Value)
{
    private const string Prefix = "x-amz-checksum-";

    private static readonly HashSet<string> NoChecksums = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-amz-checksum-algorithm", "x-amz-checksum-type", "x-amz-checksum-mode",
    };

    /// <summary>Reads it; null where there is none.</summary>
    internal static ChecksumClaim? Read(IHeaderDictionary headers)
    {
        ChecksumClaim? claim = null;
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !NoChecksums.Contains(name))
            {
                Once(claim);
                claim = new(Named(name), value.ToString());
                RefuseMalformed(claim.Algorithm, claim.Value!);
            }
        }

        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var name in headers["x-amz-trailer"].ToString().Split(',', Trimmed))
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Once(claim);
                claim = new(Named(name), null);
            }
        }

        return headers.TryGetValue("x-amz-sdk-checksum-algorithm", out var algorithm) && algorithm.Count > 0
            ? Announced(algorithm.ToString(), claim)
            : claim;
    }

    /// <summary>Throws where the value, from the header or now from the trailer, is not that of the bytes.</summary>
    internal void Verify(IReadOnlyDictionary<string, string> trailers, string computed)
    {
        var value = Value;
        if (value is null)
        {
            if (!trailers.TryGetValue(Algorithm.Header, out value))
            {
                throw ChunkTrailers.Malformed();
            }

            RefuseMalformed(Algorithm, value, "trailing header");
        }

        if (!string.Equals(value, computed, StringComparison.Ordinal))
        {
            throw Mismatch(Algorithm);
        }
    }

    /// <summary>
    /// What an SDK announces must come, and be what was announced: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html.
    /// </summary>
    private static ChecksumClaim Announced(string name, ChecksumClaim? claim)
    {
        var algorithm = ChecksumAlgorithm.Find(name)
            ?? throw S3Errors.InvalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        return claim is null
            ? throw S3Errors.InvalidRequest(
                "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.")
            : claim.Algorithm == algorithm ? claim : throw Mismatch(algorithm);
    }

    private static Protocol.AwsErrorException Mismatch(ChecksumAlgorithm algorithm) =>
        S3Errors.BadDigest("The " + algorithm.Name + " you specified did not match the calculated checksum.");

    private static void Once(ChecksumClaim? before)
    {
        if (before is not null)
        {
            throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
    }

    private static ChecksumAlgorithm Named(string header) =>
        ChecksumAlgorithm.Find(header[Prefix.Length..])
            ?? throw S3Errors.InvalidRequest("The algorithm type you specified in x-amz-checksum- header is invalid.");

    private static void RefuseMalformed(ChecksumAlgorithm algorithm, string value, string where = "header")
    {
        var bytes = new byte[value.Length + 3];
        if (!Convert.TryFromBase64String(value, bytes, out var length) || length != algorithm.Size)
        {
            throw S3Errors.InvalidRequest("Value for " + algorithm.Header + " " + where + " is invalid.");
        }
    }
}
