using System;
using System.IO;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>A file that several write at once, each at its own place.</summary>
internal sealed class PositionedFile : IDisposable
{
    private readonly FileStream _file;

    private PositionedFile(FileStream file) => _file = file;

    /// <summary>Bytes.</summary>
    public long Length => _file.Length;

    /// <exception cref="IOException">It exists and should not, or another process has it open.</exception>
    public static PositionedFile Open(string path, bool isNew) =>
        new(new FileStream(path, isNew ? FileMode.CreateNew : FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));

    /// <summary>Forgets everything from there on.</summary>
    public void CutAt(long length)
    {
        if (_file.Length > length) _file.SetLength(length);
    }

#if NET
    public void Write(long offset, byte[] buffer, int count) => RandomAccess.Write(_file.SafeFileHandle, buffer.AsSpan(0, count), offset);

    /// <summary>Reads a stretch; false where the file ends before.</summary>
    public bool TryRead(long offset, byte[] buffer, int count)
    {
        var done = 0;
        int read;
        while (done < count && (read = RandomAccess.Read(_file.SafeFileHandle, buffer.AsSpan(done, count - done), offset + done)) > 0)
            done += read;
        return done == count;
    }
#else
    public void Write(long offset, byte[] buffer, int count)
    {
        lock (_file)
        {
            _ = _file.Seek(offset, SeekOrigin.Begin);
            _file.Write(buffer, 0, count);
        }
    }

    /// <summary>Reads a stretch; false where the file ends before.</summary>
    public bool TryRead(long offset, byte[] buffer, int count)
    {
        lock (_file)
        {
            _ = _file.Seek(offset, SeekOrigin.Begin);
            var done = 0;
            int read;
            while (done < count && (read = _file.Read(buffer, done, count - done)) > 0) done += read;
            return done == count;
        }
    }
#endif

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
