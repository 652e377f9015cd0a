using System;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>The canonical user id of an account: 64 hex digits, the same at every start.</summary>
internal static class CanonicalId
{
    internal static string Of(string accountId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("canonical id of " + accountId)));
}
