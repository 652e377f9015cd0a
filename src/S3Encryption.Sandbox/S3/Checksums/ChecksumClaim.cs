using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

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

        return claim is null && headers.TryGetValue("x-amz-sdk-checksum-algorithm", out var algorithm) && algorithm.Count > 0
            ? throw S3Errors.InvalidRequest(
                "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.")
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
                throw new Protocol.AwsErrorException(
                    400,
                    "MalformedTrailerError",
                    "The request contained trailing data that was not well-formed or did not conform to our published schema.");
            }

            RefuseMalformed(Algorithm, value);
        }

        if (!string.Equals(value, computed, StringComparison.Ordinal))
        {
            throw S3Errors.BadDigest("The " + Algorithm.Name + " you specified did not match the calculated checksum.");
        }
    }

    private static void Once(ChecksumClaim? before)
    {
        if (before is not null)
        {
            throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
    }

    private static ChecksumAlgorithm Named(string header) =>
        ChecksumAlgorithm.Named(header[Prefix.Length..]) ?? throw S3Errors.NotImplemented(header);

    private static void RefuseMalformed(ChecksumAlgorithm algorithm, string value)
    {
        var bytes = new byte[value.Length + 3];
        if (!Convert.TryFromBase64String(value, bytes, out var length) || length != algorithm.Size)
        {
            throw S3Errors.InvalidRequest("Value for " + algorithm.Header + " header is invalid.");
        }
    }
}
