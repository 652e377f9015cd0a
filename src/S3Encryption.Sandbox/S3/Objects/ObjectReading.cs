using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;
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

        var range = PartRange(call, found) ?? ByteRange.Parse(call.Header("Range"), found.Size);
        ObjectAnswer.Write(call, found, key, withChecksum: range is null && WantsChecksum(call));
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

    private static ByteRange? PartRange(S3Call call, StoredObject found)
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

        if (number > Math.Max(1, found.PartSizes.Count))
        {
            throw new Protocol.AwsErrorException(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }

        if (found.PartSizes.Count == 0)
        {
            return found.Size == 0 ? null : new(0, found.Size);
        }

        call.Response.Headers["x-amz-mp-parts-count"] = found.PartSizes.Count.ToString(CultureInfo.InvariantCulture);
        long offset = 0;
        for (var i = 0; i < number - 1; i++)
        {
            offset += found.PartSizes[i];
        }

        return found.PartSizes[number - 1] == 0 ? null : new(offset, found.PartSizes[number - 1]);
    }
}
