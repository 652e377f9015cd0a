using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Where a report of S3 Inventory lies.</summary>
public abstract class InventorySource : IDisposable
{
    private protected const string ManifestName = "manifest.json";
    private protected const string ChecksumName = "manifest.checksum";

    /// <summary>The manifest, as messages name it.</summary>
    public abstract string Name { get; }

    /// <summary>Lets go of what was brought here to be read.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What messages call one of its data files.</summary>
    internal abstract string NameOf(InventoryFile file);

    /// <summary>Makes a data file readable on this computer.</summary>
    /// <exception cref="S3EncryptionException">It is not there, or may not be read.</exception>
    internal abstract Task<LocalFile> FetchAsync(InventoryFile file, CancellationToken stop);

    /// <summary>Reads the manifest, and compares it with its checksum.</summary>
    /// <exception cref="S3EncryptionException">One of them is missing, or they differ.</exception>
    internal async Task<InventoryManifest> OpenAsync(CancellationToken stop)
    {
        var manifest = await ReadAsync(ManifestName, stop).ConfigureAwait(false);
        var checksum = await ReadAsync(ChecksumName, stop).ConfigureAwait(false);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(manifest);
        if (Encoding.ASCII.GetString(checksum).Trim().ToLowerInvariant() != Hex(md5.GetHashAndReset()))
            throw InventoryFailures.ManifestDamaged(Name);
        return InventoryManifest.Parse(manifest, Name);
    }

    /// <summary>Reads a small file beside the manifest, or the manifest itself.</summary>
    private protected abstract Task<byte[]> ReadAsync(string name, CancellationToken stop);

    internal static string Hex(byte[] bytes)
    {
        var text = new StringBuilder(2 * bytes.Length);
        foreach (var one in bytes) _ = text.Append(one.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
