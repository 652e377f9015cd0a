using System;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>What GET and HEAD share: which bytes are asked for, and the headers of the answer.</summary>
internal static class ObjectReading
{
    /// <summary>The key that came with a read, after the headers that a read may not have were refused.</summary>
    internal static CustomerKey? ReadKey(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        EncryptionHeaders.RefuseManagedKeys(call.Headers);
        return CustomerKeyHeaders.OfObject(call.Headers).ForRead();
    }

    internal static bool WantsChecksum(S3Call call) =>
        string.Equals(call.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes status and headers; the range of bytes that the body is. Null: the object has not been modified, no body.</summary>
    internal static ByteRange? Begin(S3Call call, Bucket bucket, StoredObject found, CustomerKey? key)
    {
        VersionLookup.WriteId(call, bucket, found);
        if (!new ReadConditions(call).Allow(found))
        {
            ObjectAnswer.WriteIdentity(call.Response.Headers, found);
            call.Response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }

        var part = AddressedPart(call, found);
        var range = part?.Range ?? ByteRange.Parse(call.Header("Range"), found.Size);
        ObjectAnswer.Write(call, found, key);
        if (WantsChecksum(call) && (part is null ? range is null ? found.Checksum : null : part.Checksum) is { } checksum)
        {
            ObjectAnswer.Write(call.Response.Headers, checksum);
        }

        LockHeaders.Write(call, bucket, found);
        if (range is { } partial)
        {
            call.Response.StatusCode = StatusCodes.Status206PartialContent;
            call.Response.Headers.ContentRange = partial.ContentRange(found.Size);
        }

        var whole = range ?? new ByteRange(0, found.Size);
        call.Response.ContentLength = whole.Count;
        return whole;
    }

    /// <summary>The part that the request asks for; an object put in one piece is its own first part.</summary>
    private static PartRead? AddressedPart(S3Call call, StoredObject found)
    {
        if (call.Query["partNumber"] is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000)
        {
            throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text);
        }

        if (call.Header("Range") is not null)
        {
            throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter.");
        }

        if (number > Math.Max(1, found.Parts.Count))
        {
            throw new AwsErrorException(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }

        if (found.Parts.Count == 0)
        {
            return new(found.Size == 0 ? null : new(0, found.Size), found.Checksum);
        }

        call.Response.Headers["x-amz-mp-parts-count"] = found.Parts.Count.ToString(CultureInfo.InvariantCulture);
        var part = found.Parts[number - 1];
        return new(part.Size == 0 ? null : new(found.Parts.Take(number - 1).Sum(before => before.Size), part.Size), part.Checksum);
    }

    private sealed record PartRead(ByteRange? Range, Checksum? Checksum);
}
