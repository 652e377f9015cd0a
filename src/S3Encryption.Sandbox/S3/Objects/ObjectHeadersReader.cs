using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>Reads what the headers of a write say of the object.</summary>
internal static class ObjectHeadersReader
{
    private const string UserPrefix = "x-amz-meta-";
    private const int LargestUserMetadata = 2 * 1024;

    private static readonly string[] SystemNames =
    [
        "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language",
        "Expires", "x-amz-website-redirect-location",
    ];

    private static readonly string[] StorageClasses =
    [
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR",
    ];

    internal static ObjectHeaders Read(S3Call call)
    {
        RefuseUnsupported(call);
        var system = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in SystemNames)
        {
            if (call.Header(name) is { Length: > 0 } value && Own(name, value) is { Length: > 0 } own)
            {
                system[name] = own;
            }
        }

        var user = call.Headers
            .Where(header => header.Key.StartsWith(UserPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        var size = user.Sum(one => Encoding.UTF8.GetByteCount(one.Key) - UserPrefix.Length + Encoding.UTF8.GetByteCount(one.Value));
        if (size > LargestUserMetadata)
        {
            throw new AwsErrorException(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }

        return new()
        {
            System = system,
            User = user,
            Tags = ObjectTags.Read(call.Header("x-amz-tagging")),
            StorageClass = ReadStorageClass(call),
        };
    }

    internal static string ReadStorageClass(S3Call call)
    {
        var storageClass = call.Header("x-amz-storage-class") ?? "STANDARD";
        return StorageClasses.Contains(storageClass, StringComparer.Ordinal)
            ? storageClass
            : throw new AwsErrorException(
                400,
                "InvalidStorageClass",
                "The storage class you specified is not valid",
                new Dictionary<string, string> { ["StorageClassRequested"] = storageClass });
    }

    /// <summary>The encoding aws-chunked is that of the transfer, not of the object.</summary>
    private static string Own(string name, string value) =>
        name is "Content-Encoding" && value.Contains("aws-chunked", StringComparison.Ordinal)
            ? string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries).Where(one => one is not "aws-chunked"))
            : value;

    private static void RefuseUnsupported(S3Call call)
    {
        if (call.Header("x-amz-write-offset-bytes") is not null)
        {
            throw S3Errors.NotImplemented("x-amz-write-offset-bytes");
        }
    }
}
