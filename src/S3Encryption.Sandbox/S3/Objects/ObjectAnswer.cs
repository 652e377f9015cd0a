using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Archive;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>The response headers of GET and HEAD.</summary>
internal static class ObjectAnswer
{
    private static readonly Dictionary<string, string> Overrides = new()
    {
        ["response-cache-control"] = "Cache-Control",
        ["response-content-disposition"] = "Content-Disposition",
        ["response-content-encoding"] = "Content-Encoding",
        ["response-content-language"] = "Content-Language",
        ["response-content-type"] = "Content-Type",
        ["response-expires"] = "Expires",
    };

    internal static void Write(S3Call call, StoredObject found, CustomerKey? key)
    {
        var headers = call.Response.Headers;
        WriteIdentity(headers, found);
        headers.AcceptRanges = "bytes";
        headers.ContentType = "binary/octet-stream";
        foreach (var (name, value) in found.Headers.System)
        {
            headers[name] = HeaderText.Encode(value);
        }

        foreach (var (name, value) in found.Headers.User)
        {
            headers[name] = HeaderText.Encode(value);
        }

        if (found.Headers.StorageClass is not "STANDARD")
        {
            headers["x-amz-storage-class"] = found.Headers.StorageClass;
        }

        if (found.Headers.Tags.Count > 0)
        {
            headers["x-amz-tagging-count"] = found.Headers.Tags.Count.ToString(CultureInfo.InvariantCulture);
        }

        Archived.WriteRestore(headers, found, call.Service.Now());
        EncryptionAnswer.Write(headers, found.Encryption, key);
        WriteOverrides(call, headers);
    }

    internal static void Write(IHeaderDictionary headers, Checksum checksum)
    {
        headers[checksum.Algorithm.Header] = checksum.Value;
        headers["x-amz-checksum-type"] = checksum.Type;
    }

    /// <summary>What a 304 has too.</summary>
    internal static void WriteIdentity(IHeaderDictionary headers, StoredObject found)
    {
        headers.ETag = ETags.Quoted(found.ETag);
        headers.LastModified = DateForms.Http(found.LastModified);
    }

    private static void WriteOverrides(S3Call call, IHeaderDictionary headers)
    {
        foreach (var (parameter, name) in Overrides)
        {
            if (call.Query[parameter] is not { } value)
            {
                continue;
            }

            if (call.Caller is null)
            {
                throw S3Errors.InvalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
            }

            headers[name] = HeaderText.Encode(value);
        }
    }
}
