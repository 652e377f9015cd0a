using System;
using System.IO;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>A data file on this computer.</summary>
/// <param name="path">Where it is.</param>
/// <param name="isOurs">Whether it was brought here to be read, and goes when that is done.</param>
internal sealed class LocalFile(string path, bool isOurs) : IDisposable
{
    private const int Buffer = 128 * 1024;

    public string Path => path;

    /// <summary>Opens it for reading; others may read it too.</summary>
    public FileStream Open(int buffer = Buffer) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, buffer, FileOptions.SequentialScan);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isOurs) File.Delete(path);
    }
}
