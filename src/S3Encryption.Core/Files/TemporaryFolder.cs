using System;
using System.IO;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Files;

/// <summary>A folder for what has to be on disk for a while: it names other people's objects, so its owner alone may look into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path;
    private int _names;

    /// <param name="prefix">What its name begins with.</param>
    /// <exception cref="S3EncryptionException"><c>FileNotWritable</c>.</exception>
    public TemporaryFolder(string prefix)
    {
        var path = Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N"));
        try
        {
#if NET
            // Readable by its owner alone on Unix; on Windows, as below, the user's own folder for such files is.
            _path = Directory.CreateTempSubdirectory(prefix).FullName;
#else
            _path = Directory.CreateDirectory(path).FullName;
#endif
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(path, e);
        }
    }

    /// <summary>A path in it where nothing is yet.</summary>
    public string NewPath() => Path.Combine(_path, $"{System.Threading.Interlocked.Increment(ref _names)}");

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody cleaned up; that is all that was wanted.
        }
    }
}
