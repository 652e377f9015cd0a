using System;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>Reads from the headers of a write which encryption it asks for, and refuses what AWS refuses.</summary>
internal static class EncryptionHeaders
{
    internal const string Algorithm = CustomerKeyHeaders.Encryption;
    internal const string KeyId = "x-amz-server-side-encryption-aws-kms-key-id";
    internal const string Context = "x-amz-server-side-encryption-context";
    internal const string BucketKey = "x-amz-server-side-encryption-bucket-key-enabled";

    private static readonly string[] OfManagedKeys = [Algorithm, KeyId, Context, BucketKey];

    /// <summary>Whether a write says anything of encryption at all.</summary>
    internal static bool Any(IHeaderDictionary headers) =>
        headers.ContainsKey(Algorithm) || headers.ContainsKey(KeyId) || CustomerKeyHeaders.OfObject(headers).Present;

    internal static RequestedEncryption? Read(IHeaderDictionary headers)
    {
        var algorithm = Value(headers, Algorithm);
        var customer = CustomerKeyHeaders.OfObject(headers);
        if (customer.Present)
        {
            if (algorithm is not null)
            {
                throw S3Errors.InvalidArgument(
                    "Server Side Encryption with Customer provided key is incompatible with the encryption method specified",
                    Algorithm,
                    algorithm);
            }

            return new RequestedSseC(customer.ForWrite()!);
        }

        var keyId = Value(headers, KeyId);
        var dualLayer = string.Equals(algorithm, "aws:kms:dsse", StringComparison.Ordinal);
        if (dualLayer || string.Equals(algorithm, "aws:kms", StringComparison.Ordinal))
        {
            var context = Value(headers, Context);
            return new RequestedKms(keyId, ReadBucketKey(headers), EncryptionContext.Parse(context), context, dualLayer);
        }

        if (algorithm is not null && !string.Equals(algorithm, "AES256", StringComparison.Ordinal))
        {
            throw S3Errors.InvalidArgument("The encryption method specified is not supported", Algorithm, algorithm);
        }

        if (keyId is not null || headers.ContainsKey(Context))
        {
            throw S3Errors.InvalidArgument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                Algorithm,
                algorithm);
        }

        return algorithm is null ? null : new RequestedSseS3();
    }

    /// <summary>
    /// Refuses the headers of SSE-S3 and SSE-KMS where the method of encryption cannot be chosen: on reads and on parts.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html.
    /// </summary>
    internal static void RefuseManagedKeys(IHeaderDictionary headers)
    {
        foreach (var name in OfManagedKeys)
        {
            if (headers.TryGetValue(name, out var value))
            {
                throw S3Errors.InvalidArgument(name + " header is not supported for this operation.", name, value);
            }
        }
    }

    private static string? Value(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) ? values.ToString() : null;

    private static bool? ReadBucketKey(IHeaderDictionary headers) => Value(headers, BucketKey) switch
    {
        null => null,
        { } text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        { } text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        { } text => throw S3Errors.InvalidArgument("The value of the Bucket Key header is not a boolean", BucketKey, text),
    };
}
