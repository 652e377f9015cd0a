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
    public void Write(long offset, ArraySegment<byte> content) => RandomAccess.Write(_file.SafeFileHandle, content, offset);

    /// <summary>Reads a stretch; false where the file ends before.</summary>
    public bool TryRead(long offset, ArraySegment<byte> into)
    {
        var done = 0;
        int read;
        while (done < into.Count && (read = RandomAccess.Read(_file.SafeFileHandle, into.AsSpan(done), offset + done)) > 0) done += read;
        return done == into.Count;
    }
#else
    public void Write(long offset, ArraySegment<byte> content)
    {
        lock (_file)
        {
            _ = _file.Seek(offset, SeekOrigin.Begin);
            _file.Write(content.Array, content.Offset, content.Count);
        }
    }

    /// <summary>Reads a stretch; false where the file ends before.</summary>
    public bool TryRead(long offset, ArraySegment<byte> into)
    {
        lock (_file)
        {
            _ = _file.Seek(offset, SeekOrigin.Begin);
            var done = 0;
            int read;
            while (done < into.Count && (read = _file.Read(into.Array, into.Offset + done, into.Count - done)) > 0) done += read;
            return done == into.Count;
        }
    }
#endif

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
