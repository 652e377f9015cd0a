using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>A file as it was when the upload began.</summary>
internal sealed class SourceFile
{
    private const int BufferSize = 128 * 1024;
    private readonly DateTime _written;

    /// <exception cref="S3EncryptionException">It is missing, a folder, or cannot be read.</exception>
    public SourceFile(string path)
    {
        Path = path;
        if (Directory.Exists(path)) throw FileFailures.IsFolder(path);
        if (!File.Exists(path)) throw FileFailures.NotFound(path);
        using (var file = Open())
        {
            Length = file.Length;
        }

        _written = File.GetLastWriteTimeUtc(path);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Whether somebody wrote to the file since.</summary>
    public bool HasChanged()
    {
        var now = new FileInfo(Path);
        return !now.Exists || now.Length != Length || now.LastWriteTimeUtc != _written;
    }

    /// <summary>Opens one stretch of the file. Each reader has its own stream, so parts are read at once.</summary>
    public Stream OpenSlice(long offset, long length) => new FileSlice(Open(), offset, length);

    /// <summary>The base64 MD5 of one stretch, for <c>Content-MD5</c>.</summary>
    public string Md5(long offset, long length)
    {
        using var slice = OpenSlice(offset, length);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = slice.Read(buffer, 0, buffer.Length)) > 0) md5.AppendData(buffer, 0, read);
            return Convert.ToBase64String(md5.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private FileStream Open()
    {
        try
        {
            // Readers and writers beside us are let in: a writer is found out by HasChanged, and a log that is open can still be sent.
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(Path, e);
        }
    }
}
