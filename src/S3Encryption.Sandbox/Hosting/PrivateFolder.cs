using System;
using System.IO;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>A temporary folder that only its owner can read, gone at the end with all that is in it.</summary>
internal sealed class PrivateFolder : IDisposable
{
    // CreateTempSubdirectory makes it with mode 0700; on Windows it is in the user's own temporary folder.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-sandbox-");

    internal string Path => _folder.FullName;

    internal string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody cleaned up before us.
        }
    }
}
