using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Reading;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Opens wrapped keys by KMS or by a private key, and checks that what comes out is what the file says.</summary>
public sealed class KeyOpener
{
    private readonly Func<AwsConnection> _connection;
    private readonly IReadOnlyList<X509Certificate2> _certificates;

    /// <param name="connection">Asked only where KMS is: a private key needs no AWS.</param>
    /// <param name="certificates">With private keys, tried beside those of the user's certificate store.</param>
    public KeyOpener(Func<AwsConnection> connection, IReadOnlyList<X509Certificate2> certificates)
    {
        _connection = connection;
        _certificates = certificates;
    }

    /// <summary>Opens a key of a keyring, or an export that was written like one.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>SseCKeyringDamaged</c>: it is another key than its file says; or KMS refused, or there is no private key.
    /// </exception>
    public async Task<SseCKey> OpenAsync(StoredSseCKey stored, CancellationToken stop)
    {
        var material = stored.Wrapping is KeyWrapping.Kms kms
            ? await KmsWrapper.UnwrapAsync(_connection(), kms, stop).ConfigureAwait(false)
            : Material((KeyWrapping.Cms)stored.Wrapping, stored.Entry.Path);
        try
        {
            if (material.Length != SseCKey.Size) throw Damaged(stored);
            var key = Make(stored, material);
            return key.Fingerprint == stored.Entry.Fingerprint && key.KeyMD5 == stored.Entry.KeyMD5 ? key : throw Damaged(stored, key);
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }

    /// <summary>Opens a bare CMS document, which says nothing of the key in it.</summary>
    /// <exception cref="S3EncryptionException"><c>NoPrivateKey</c>, or <c>InvalidSseCKey</c>.</exception>
    public SseCKey Open(KeyWrapping.Cms document, ReadingOptions options) => CmsWrapper.Unwrap(document, _certificates, options);

    private byte[] Material(KeyWrapping.Cms cms, string? path)
    {
        using var key = Open(cms, new ReadingOptions { Path = path });
        return key.CopyMaterial();
    }

    private static SseCKey Make(StoredSseCKey stored, byte[] material)
    {
        // A copy under another context could not be said again by the key alone.
        var kms = stored.Wrapping is KeyWrapping.Kms { Context.Count: 0 } given ? given : null;
        return new SseCKey(material, SseCKeyOrigin.Keyring, stored.Entry.Name)
        {
            Created = stored.Entry.Created.ToLocalTime(),
            KmsKeyArn = kms?.KeyArn,
            WrappedKey = kms?.Ciphertext,
            Path = stored.Entry.Path,
        };
    }

    private static S3EncryptionException Damaged(StoredSseCKey stored, SseCKey? key = null)
    {
        key?.Dispose();
        return KeyringFailures.Damaged(stored.Entry.Path, "what it wraps is not the key that it names");
    }
}
