using System;
using System.IO;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Files;

/// <summary>A file for what is too much for memory. Its owner alone can read it, and it is gone when it is disposed of.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly TemporaryFolder _folder = new("s3encryption-");

    /// <exception cref="S3EncryptionException"><c>FileNotWritable</c>.</exception>
    public TemporaryFile()
    {
        Path = _folder.NewPath();
        try
        {
            Stream = new FileStream(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            _folder.Dispose();
            throw FileFailures.CannotWrite(Path, e);
        }
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>To write it, and to read it again.</summary>
    public FileStream Stream { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        _folder.Dispose();
    }
}
