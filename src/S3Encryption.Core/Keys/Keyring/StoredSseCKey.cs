using System.Collections.Generic;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>A key as its file holds it: described, and wrapped.</summary>
public sealed record StoredSseCKey(SseCKeyEntry Entry, KeyWrapping Wrapping)
{
    /// <summary>Describes a wrapped key.</summary>
    public static StoredSseCKey Of(SseCKey key, KeyWrapping wrapping, KeyDescription? description = null) => new(
        new SseCKeyEntry
        {
            Name = description?.Name ?? key.Name,
            Fingerprint = key.Fingerprint,
            KeyMD5 = key.KeyMD5,
            BucketName = description?.BucketName,
            Prefix = description?.Prefix,
            Created = (description?.Created ?? key.Created).ToUniversalTime(),
            Note = description?.Note,
            Wrap = wrapping is KeyWrapping.Kms ? SseCKeyWrap.Kms : SseCKeyWrap.Cms,
            KmsKeyArn = (wrapping as KeyWrapping.Kms)?.KeyArn,
            Recipients = (wrapping as KeyWrapping.Cms)?.Recipients ?? [],
        },
        wrapping);

    /// <summary>The wrapped copy that a key carries, as a KMS data key does.</summary>
    /// <exception cref="S3EncryptionException"><c>SseCKeyNotWrapped</c>: it carries none.</exception>
    public static KeyWrapping CarriedBy(SseCKey key) => key is { WrappedKey: string ciphertext, KmsKeyArn: string arn }
        ? new KeyWrapping.Kms(arn, ciphertext, new Dictionary<string, string>())
        : throw KeyringFailures.InTheClear(key);
}
