using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>
/// What CreateGrant returns for the minutes until a grant is known everywhere. Here it is known at once, so that a token names its grant
/// and needs only to be one: https://docs.aws.amazon.com/kms/latest/developerguide/using-grant-token.html.
/// </summary>
internal static class GrantToken
{
    private const int IdLength = 64;
    private const int RandomLength = 96;

    /// <summary>A new one at every call, as AWS gives for a repeated CreateGrant too.</summary>
    internal static string New(KeyGrant grant) =>
        Base64Url.EncodeToString([.. Encoding.ASCII.GetBytes(grant.Id), .. RandomNumberGenerator.GetBytes(RandomLength)]);

    internal static string GrantIdOf(string token)
    {
        var bytes = new byte[token.Length];
        return Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var count) && count == IdLength + RandomLength
            ? Encoding.ASCII.GetString(bytes.AsSpan(0, IdLength))
            : throw Invalid();
    }

    /// <summary>The GrantTokens member, which every operation may carry that a grant can allow.</summary>
    internal static void CheckAll(KmsFields fields)
    {
        foreach (var token in fields.Texts("GrantTokens", most: 10))
        {
            _ = GrantIdOf(token);
        }
    }

    internal static AwsErrorException Invalid() => KmsErrors.Of("InvalidGrantTokenException", "The grant token is not valid.");
}
