using System;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Where an object cmdlet takes its SSE-C keys from: the one key that was given, or a keyring.</summary>
internal static class KeyChoice
{
    /// <param name="key">The one key.</param>
    /// <param name="folder">The full path of the keyring.</param>
    /// <param name="tagKey">The object tag that holds a key's fingerprint.</param>
    /// <param name="certificates">Certificates that open keys of the keyring.</param>
    /// <param name="owner">The account that must own the bucket.</param>
    /// <param name="connection">Opened only when a key of the keyring needs it.</param>
    /// <param name="log">Where it tells what it does.</param>
    /// <exception cref="S3EncryptionException">Neither of key and keyring was given, or both.</exception>
    public static ISseCKeys Of(
        SseCKey? key, string? folder, string? tagKey, X509Certificate2[]? certificates, string? owner, Func<AwsConnection> connection,
        IActivityLog log)
    {
        if (key is null == folder is null) throw InputFailures.KeyOrKeyring();
        if (key is not null) return new OneKey(key);
        var options = new KeyringOptions
        {
            Folder = folder!,
            TagKey = tagKey,
            Certificates = certificates ?? [],
            ExpectedBucketOwner = owner,
        };
        return new KeyringKeys(connection(), options, log);
    }
}
