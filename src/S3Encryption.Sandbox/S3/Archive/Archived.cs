using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Archive;

/// <summary>
/// Objects that cannot be read before they are restored. https://docs.aws.amazon.com/AmazonS3/latest/userguide/archived-objects.html.
/// </summary>
internal static class Archived
{
    internal static bool Is(StoredObject found) => found.Headers.StorageClass is "GLACIER" or "DEEP_ARCHIVE";

    /// <summary>Returns when the bytes can be read now.</summary>
    internal static void DemandReadable(S3Call call, StoredObject found)
    {
        if (Is(found) && !(found.RestoredUntil > call.Service.Now()))
        {
            throw InvalidState("The operation is not valid for the object's storage class", found);
        }
    }

    internal static AwsErrorException InvalidState(string message, StoredObject found) => new(
        403, "InvalidObjectState", message, new Dictionary<string, string> { ["StorageClass"] = found.Headers.StorageClass });

    internal static void WriteRestore(IHeaderDictionary headers, StoredObject found, DateTimeOffset now)
    {
        if (found.RestoredUntil > now)
        {
            headers["x-amz-restore"] = $"ongoing-request=\"false\", expiry-date=\"{DateForms.Http(found.RestoredUntil.Value)}\"";
        }
    }
}
