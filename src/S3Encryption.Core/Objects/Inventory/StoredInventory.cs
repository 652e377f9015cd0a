using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Files;
using S3Encryption.Core.Objects.Downloading;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>
/// A report in S3. Its data files are taken from the bucket that the manifest was read from, whatever that says of its destination: of a
/// report that was copied elsewhere the copy is read, and a manifest cannot lead to a bucket that nobody named. Each comes into a folder
/// that its owner alone may read, and is gone when it was read.
/// </summary>
/// <param name="connection">Reaches it.</param>
/// <param name="manifest">The manifest, or what its key begins with up to the slash.</param>
/// <param name="owner">The 12-digit account that must own the bucket.</param>
/// <param name="log">Where it is told what is done.</param>
public sealed class StoredInventory(AwsConnection connection, S3Location manifest, string? owner, IActivityLog log) : InventorySource
{
    private const int LargestManifest = 256 << 20;
    private readonly S3Location _manifest = manifest.Key is string key && !key.EndsWith("/", StringComparison.Ordinal)
        ? manifest
        : new S3Location(manifest.BucketName, manifest.Key + ManifestName);

    private readonly TransferLimits _limits = new(8);
    private readonly Lazy<TemporaryFolder> _folder = new(() => new TemporaryFolder("s3encryption-inventory-"));

    /// <inheritdoc/>
    public override string Name => _manifest.ToString();

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_folder.IsValueCreated) _folder.Value.Dispose();
        _limits.Dispose();
        base.Dispose();
    }

    internal override string NameOf(InventoryFile file) => At(file.Key).ToString();

    internal override async Task<LocalFile> FetchAsync(InventoryFile file, CancellationToken stop)
    {
        var path = _folder.Value.NewPath();
        log.Verbose($"{NameOf(file)}: {file.Size} bytes are brought into a temporary file.");
        await ReceiveAsync(At(file.Key), new FileTarget(path, overwrite: false), stop).ConfigureAwait(false);
        return new LocalFile(path, isOurs: true);
    }

    private protected override async Task<byte[]> ReadAsync(string name, CancellationToken stop)
    {
        var folder = _manifest.Key!.Substring(0, _manifest.Key.LastIndexOf('/') + 1);
        using var content = new MemoryStream();
        var target = new BlockTarget(range =>
        {
            if (content.Length + range.Count > LargestManifest) throw InventoryFailures.NoManifest(Name, "it is too large");
            content.Write(range.Array!, range.Offset, range.Count);
            return Task.CompletedTask;
        });
        await ReceiveAsync(name == ManifestName ? _manifest : At(folder + name), target, stop).ConfigureAwait(false);
        return content.ToArray();
    }

    private S3Location At(string key) => new(_manifest.BucketName, key);

    private async Task ReceiveAsync(S3Location from, DownloadTarget target, CancellationToken stop)
    {
        using (target)
        {
            var request = new DownloadRequest { Location = from, Target = target, ExpectedBucketOwner = owner, Limits = _limits };
            // What is told is how far the reading is.
            _ = await new ObjectDownloader(connection, log).ReceiveAsync(request, Unwatched.Instance, stop).ConfigureAwait(false);
        }
    }
}
