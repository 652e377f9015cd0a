using System;
using System.IO;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// A temporary folder that only its owner can read, gone at the end with all that is in it. One that a killed process left behind goes
/// when the next is made: a file in it is locked for as long as its process lives.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "s3encryption-sandbox-";
    private const string LockName = "lock";

    // Between making the lock's file and locking it another may see it without an owner.
    private static readonly TimeSpan InTheMaking = TimeSpan.FromMinutes(1);

    // CreateTempSubdirectory makes it with mode 0700; on Windows it is in the user's own temporary folder.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(Prefix);
    private readonly FileStream _lock;

    internal PrivateFolder()
    {
        _lock = new FileStream(Combine(LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        foreach (var other in _folder.Parent!.EnumerateDirectories(Prefix + "*"))
        {
            DeleteIfLeftBehind(other);
        }
    }

    internal string Path => _folder.FullName;

    internal string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody cleaned up before us.
        }
    }

    private static void DeleteIfLeftBehind(DirectoryInfo folder)
    {
        if (DateTime.UtcNow - folder.LastWriteTimeUtc < InTheMaking) return;
        try
        {
            // Locked by a process that lives, or not there.
            new FileStream(System.IO.Path.Combine(folder.FullName, LockName), FileMode.Open, FileAccess.Write, FileShare.None).Dispose();
            folder.Delete(recursive: true);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, in use, or on its way out.
        }
    }
}
