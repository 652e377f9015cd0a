using System;
using System.Text;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>An opaque token that says after which name a listing goes on.</summary>
internal static class ContinuationToken
{
    internal static string Seal(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    internal static string Open(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }
}
