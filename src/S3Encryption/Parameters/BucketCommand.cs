using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>The base of every cmdlet that touches a bucket.</summary>
public abstract class BucketCommand : ConnectedCommand
{
    /// <summary>The 12-digit account that must own the bucket; S3 denies the request where it does not.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ExpectedBucketOwner { get; set; }

    /// <summary>Where the SSE-C keys of objects come from: the one key that was given, or a keyring.</summary>
    /// <param name="key">The one key.</param>
    /// <param name="keyring">The folder of the keyring.</param>
    /// <param name="tagKey">The object tag that holds a key's fingerprint.</param>
    /// <param name="certificates">Certificates that open keys of the keyring.</param>
    /// <param name="owner">The account that must own the objects' bucket.</param>
    /// <exception cref="S3EncryptionException">Neither of key and keyring was given, or both.</exception>
    private protected ISseCKeys KeysFrom(
        SseCKey? key, string? keyring, string? tagKey, X509Certificate2[]? certificates, string? owner)
    {
        if (key is null == keyring is null) throw InputFailures.KeyOrKeyring();
        if (key is not null) return new OneKey(key);
        return new KeyringKeys(Connection, KeyringFrom(keyring!, tagKey, certificates, owner), Output);
    }

    /// <summary>What a keyring's parameters say together.</summary>
    /// <param name="folder">Its folder, from where the shell is.</param>
    /// <param name="tagKey">The object tag that holds a key's fingerprint.</param>
    /// <param name="certificates">Certificates that open its keys.</param>
    /// <param name="owner">The account that must own the objects' bucket.</param>
    private protected KeyringOptions KeyringFrom(string folder, string? tagKey, X509Certificate2[]? certificates, string? owner) => new()
    {
        Folder = GetUnresolvedProviderPathFromPSPath(folder),
        TagKey = tagKey,
        Certificates = certificates ?? [],
        ExpectedBucketOwner = owner,
    };
}
