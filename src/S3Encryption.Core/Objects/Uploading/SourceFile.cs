using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>A file as it was when the upload began.</summary>
public sealed class SourceFile : UploadSource
{
    private readonly FileStream _file;
    private readonly long _length;
    private readonly DateTime _written;

    /// <summary>Opens it.</summary>
    /// <exception cref="S3EncryptionException">It is missing, a folder, or cannot be read.</exception>
    public SourceFile(string path)
    {
        Path = path;
        if (Directory.Exists(path)) throw FileFailures.IsFolder(path);
        if (!File.Exists(path)) throw FileFailures.NotFound(path);
        _file = Open();
        _length = _file.Length;
        _written = File.GetLastWriteTimeUtc(path);
    }

    /// <inheritdoc/>
    public override string Name => $"'{Path}'";

    /// <inheritdoc/>
    public override string Path { get; }

    /// <inheritdoc/>
    public override long? Length => _length;

    internal override DateTime? Written => _written;

    // Synchronous: the page cache or a local disk is read, off the pipeline thread, and an asynchronous read costs more than it waits.
    internal override Task<int> ReadAsync(ArraySegment<byte> into, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            var done = 0;
            int read;
            while (done < into.Count && (read = _file.Read(into.Array!, into.Offset + done, into.Count - done)) > 0) done += read;
            return Task.FromResult(done);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(Path, e);
        }
    }

    internal override DataBody Stretch(long offset, long length) => new FileStretch(Open, offset, length);

#if NET
    internal override bool CanReadAt => true;

    internal override void ReadAt(long offset, Span<byte> buffer)
    {
        try
        {
            while (buffer.Length > 0)
            {
                var read = RandomAccess.Read(_file.SafeFileHandle, buffer, offset);
                if (read == 0) throw FileFailures.Changed(Path);
                offset += read;
                buffer = buffer[read..];
            }
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(Path, e);
        }
    }
#endif

    internal override void RequireUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != _length || now.LastWriteTimeUtc != _written) throw FileFailures.Changed(Path);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }

    private FileStream Open()
    {
        try
        {
            // Readers and writers beside us are let in: a writer is found out at the end, and a log that is open can still be sent.
            return new FileStream(
                Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(Path, e);
        }
    }
}
