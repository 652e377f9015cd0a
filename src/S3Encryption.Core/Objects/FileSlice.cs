using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>A stretch of a file as a stream of its own, which can be rewound when a request is sent again.</summary>
internal sealed class FileSlice : Stream
{
    private readonly FileStream _file;
    private readonly long _offset;

    public FileSlice(FileStream file, long offset, long length)
    {
        _file = file;
        _offset = offset;
        Length = length;
        _ = file.Seek(offset, SeekOrigin.Begin);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _file.Position - _offset;
        set => _file.Position = _offset + value;
    }

    public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, Within(count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _file.ReadAsync(buffer, offset, Within(count), cancellationToken);

#if NET
    public override int Read(Span<byte> buffer) => _file.Read(buffer[..Within(buffer.Length)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _file.ReadAsync(buffer[..Within(buffer.Length)], cancellationToken);
#endif

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }

    private int Within(int count) => (int)Math.Min(count, Math.Max(0, Length - Position));
}
