using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>What x-amz-content-sha256 says of an S3 body, and the stream that holds the body to it.</summary>
internal static class PayloadBody
{
    internal static readonly IReadOnlyDictionary<string, string> NoTrailers = ReadOnlyDictionary<string, string>.Empty;
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Header = "x-amz-content-sha256";

    /// <summary>The last line of the canonical request.</summary>
    internal static string DeclaredHash(HttpRequest request, SignatureClaim claim)
    {
        var declared = request.Headers[Header].ToString();
        if (declared.Length == 0 && claim.IsPresigned)
        {
            declared = request.Query["X-Amz-Content-Sha256"].ToString() is { Length: > 0 } inQuery ? inQuery : Unsigned;
        }

        return declared.Length > 0 ? declared
            : throw new AwsErrorException(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
    }

    internal static SignedRequest Of(HttpRequest request, SignedRequest signed, ChunkSignatures? signatures)
    {
        var declared = request.Headers[Header].ToString();
        switch (declared)
        {
            case "" or Unsigned:
                return signed;
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" or "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" when signatures is not null:
                return Chunked(request, signed, signatures);
            case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
                return Chunked(request, signed, null);
            default:
                break;
        }

        if (declared.StartsWith("STREAMING-AWS4-ECDSA", System.StringComparison.Ordinal))
        {
            throw new AwsErrorException(501, "NotImplemented", "A header you provided implies functionality that is not implemented",
                new Dictionary<string, string> { ["Header"] = Header });
        }

        if (declared.Length != 64 || !System.Linq.Enumerable.All(declared, char.IsAsciiHexDigit))
        {
            throw new AwsErrorException(400, "InvalidArgument",
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
                + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, "
                + "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
                new Dictionary<string, string> { ["ArgumentName"] = Header, ["ArgumentValue"] = declared });
        }

        return signed with { Body = new HashedBodyStream(request.Body, declared) };
    }

    private static SignedRequest Chunked(HttpRequest request, SignedRequest signed, ChunkSignatures? signatures)
    {
        var decoded = request.Headers["x-amz-decoded-content-length"];
        if (!long.TryParse(decoded, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new AwsErrorException(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }

        var trailers = request.Headers["x-amz-trailer"].ToString();
        var body = new AwsChunkedStream(request.Body, length, signatures, new ChunkTrailers(trailers));
        request.HttpContext.Response.RegisterForDispose(body);
        return signed with { Body = body, DecodedLength = length, Trailers = body.Trailers };
    }
}
