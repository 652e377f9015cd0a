using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects.Downloading;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>
/// A report in the file system. Its data files are looked for beside the manifest, in <c>data</c> there or beside its folder, as
/// <c>aws s3 sync</c> of a configuration's prefix leaves them, and under their whole keys in any folder above, as one of the bucket does.
/// Which of them it is does not matter: its MD5 is the manifest's, or it is not read.
/// </summary>
/// <param name="path">The full path of the manifest, or of its folder.</param>
public sealed class LocalInventory(string path) : InventorySource
{
    private readonly string _folder = Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path)!;

    /// <inheritdoc/>
    public override string Name { get; } = Directory.Exists(path) ? System.IO.Path.Combine(path, ManifestName) : path;

    internal override string NameOf(InventoryFile file) => Places(file).FirstOrDefault(File.Exists) ?? file.Key;

    internal override Task<LocalFile> FetchAsync(InventoryFile file, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var found = Places(file).FirstOrDefault(File.Exists) ?? throw InventoryFailures.Missing(Name, $"the data file {file.Key}");
        return Task.FromResult(new LocalFile(found, isOurs: false));
    }

    private protected override Task<byte[]> ReadAsync(string name, CancellationToken stop)
    {
        var file = name == ManifestName ? Name : System.IO.Path.Combine(_folder, name);
        if (!File.Exists(file)) throw InventoryFailures.Missing(Name, name == ManifestName ? "the manifest" : $"its {name}");
        try
        {
            return Task.FromResult(File.ReadAllBytes(file));
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(file, e);
        }
    }

    // Nothing that a key says leads out of these folders: DownloadPath refuses what is no name.
    private IEnumerable<string> Places(InventoryFile file)
    {
        yield return Below(_folder, file.Name);
        yield return Below(_folder, "data/" + file.Name);
        if (System.IO.Path.GetDirectoryName(_folder) is string parent) yield return Below(parent, "data/" + file.Name);
        for (var at = _folder; at is not null; at = System.IO.Path.GetDirectoryName(at)) yield return Below(at, file.Key);
    }

    private static string Below(string folder, string key) =>
        DownloadPath.Below(folder, string.Empty, new S3Location("inventory", key));
}
