using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>The three headers of a customer-provided key, of the object or of the source of a copy.</summary>
internal static class SseCHeaders
{
    internal const string OfObject = "x-amz-server-side-encryption-customer-";
    internal const string OfSource = "x-amz-copy-source-server-side-encryption-customer-";

    internal static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    internal static string Md5(byte[] key) => Convert.ToBase64String(MD5.HashData(key));

    internal static (string Name, string Value)[] For(byte[] key, string prefix = OfObject) =>
    [
        (prefix + "algorithm", "AES256"),
        (prefix + "key", Convert.ToBase64String(key)),
        (prefix + "key-MD5", Md5(key)),
    ];
}
