using System;
using System.IO;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Files;

/// <summary>A file for what is too much for memory. Its owner alone can read it, and it is gone when it is disposed of.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Prefix = "s3encryption-";
    private readonly string _folder;

    /// <exception cref="S3EncryptionException"><c>FileNotWritable</c>.</exception>
    public TemporaryFile()
    {
        _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"));
        try
        {
#if NET
            // Readable by its owner alone on Unix; on Windows the user's own folder for such files is.
            _folder = Directory.CreateTempSubdirectory(Prefix).FullName;
#else
            _ = Directory.CreateDirectory(_folder);
#endif
            Path = System.IO.Path.Combine(_folder, "content");
            Stream = new FileStream(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(_folder, e);
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
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody cleaned up; that is all that was wanted.
        }
    }
}
