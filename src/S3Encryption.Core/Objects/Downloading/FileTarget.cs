using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Files;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// A file in the making, beside its target. It takes the target's name only when it is whole; otherwise it is gone, unless it is to be
/// gone on with later.
/// </summary>
public sealed class FileTarget : DownloadTarget
{
    private readonly bool _overwrite;
    private readonly bool _resume;
    private readonly string _partial;
    private PositionedFile? _file;
    private RangeJournal? _journal;
    private bool _isWhole;
    private bool _isRejected;

    /// <param name="path">The full path of the file to make.</param>
    /// <param name="overwrite">Whether a file that exists is replaced, once the new one is whole.</param>
    /// <param name="resume">Whether an unfinished download of the same object is gone on with, and one that fails is left to be.</param>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>: it is to be kept.</exception>
    public FileTarget(string path, bool overwrite, bool resume = false)
    {
        Path = path;
        _overwrite = overwrite;
        _resume = resume;
        if (!overwrite && File.Exists(path)) throw FileFailures.Exists(path);
        _partial = resume ? path + ".s3partial" : $"{path}.{Guid.NewGuid():N}.partial";
    }

    /// <inheritdoc/>
    public override string Path { get; }

    internal override void Begin(ObjectIdentity found) => Guard(() =>
    {
        _file = PositionedFile.Open(_partial, isNew: !_resume);
        if (_resume) _journal = RangeJournal.Open(_partial + ".ranges", found, _file);
        // What somebody put behind the end would stay there.
        _file.CutAt(found.Size);
    });

    internal override void Reject() => _isRejected = true;

    internal override bool TryRestore(long offset, ArraySegment<byte> range) => _journal?.TryRestore(offset, range) ?? false;

    internal override Task WriteAsync(long offset, ArraySegment<byte> range, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Guard(() =>
        {
            _file!.Write(offset, range);
            _journal?.Record(offset, range);
        });
        return Task.CompletedTask;
    }

    internal override void Commit()
    {
        try
        {
            _file!.Dispose();
            if (_overwrite) FileMove.Replacing(_partial, Path);
            else FileMove.ToNewName(_partial, Path);
            _isWhole = true;
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            if (!_overwrite && File.Exists(Path)) throw FileFailures.Exists(Path);
            throw FileFailures.CannotWrite(Path, e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file?.Dispose();
        _journal?.Dispose();
        // What somebody else is writing is theirs.
        if (_file is not null && (_isWhole || _isRejected || !_resume)) Delete();
        base.Dispose();
    }

    private void Delete()
    {
        if (File.Exists(_partial)) File.Delete(_partial);
        if (_resume) File.Delete(_partial + ".ranges");
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(Path, e);
        }
    }
}
