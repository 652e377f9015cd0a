using System;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// The three SSE-C headers, for the object itself or for the source of a copy, with the refusals recorded from AWS (docs/facts.md, SSE-C).
/// </summary>
internal sealed class CustomerKeyHeaders
{
    internal const string Encryption = "x-amz-server-side-encryption";

    private readonly string? _algorithm;
    private readonly string? _key;
    private readonly string? _md5;

    private CustomerKeyHeaders(IHeaderDictionary headers, string prefix)
    {
        _algorithm = One(headers, prefix + "algorithm");
        _key = One(headers, prefix + "key");
        _md5 = One(headers, prefix + "key-MD5");
    }

    /// <summary>Whether any of the three was sent.</summary>
    internal bool Present => _algorithm is not null || _key is not null || _md5 is not null;

    internal static CustomerKeyHeaders OfObject(IHeaderDictionary headers) => new(headers, Encryption + "-customer-");

    internal static CustomerKeyHeaders OfCopySource(IHeaderDictionary headers) =>
        new(headers, "x-amz-copy-source-server-side-encryption-customer-");

    /// <summary>The key a write is to use; null where none was sent.</summary>
    internal CustomerKey? ForWrite()
    {
        var key = Read();
        if (key is null)
        {
            return null;
        }

        if (_md5 is null || !key.HasRightSize)
        {
            throw Refused("The secret key was invalid for the specified algorithm.");
        }

        return key;
    }

    /// <summary>
    /// The key a read brings; null where none was sent. A key of another size is not refused here: it is just not the one that opens
    /// the object. Nor is a missing MD5, which S3 demands of writes only.
    /// </summary>
    internal CustomerKey? ForRead() => Read();

    private static string? One(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) ? values.ToString() : null;

    private static Exception Refused(string message) => S3Errors.InvalidArgument(message, Encryption);

    private CustomerKey? Read()
    {
        if (!Present)
        {
            return null;
        }

        if (string.IsNullOrEmpty(_algorithm))
        {
            throw Refused(
                "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.");
        }

        if (string.IsNullOrEmpty(_key))
        {
            throw Refused("Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.");
        }

        if (!string.Equals(_algorithm, "AES256", StringComparison.Ordinal))
        {
            throw new Protocol.AwsErrorException(
                400,
                "InvalidEncryptionAlgorithmError",
                "The Encryption request you specified is not valid. Supported value: AES256.",
                new System.Collections.Generic.Dictionary<string, string>
                {
                    ["ArgumentName"] = Encryption,
                    ["ArgumentValue"] = _algorithm,
                });
        }

        var bytes = new byte[_key.Length];
        if (!Convert.TryFromBase64String(_key, bytes, out var length))
        {
            throw Refused("The secret key was invalid for the specified algorithm.");
        }

        var key = new CustomerKey(bytes[..length]);
        if (_md5 is not null && !string.Equals(_md5, key.Md5, StringComparison.Ordinal))
        {
            throw Refused("The calculated MD5 hash of the key did not match the hash that was provided.");
        }

        return key;
    }
}
