using System;
using System.IO;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>A file in the making, beside its target. It takes the target's name only when it is whole; otherwise it is gone.</summary>
internal sealed class PartialFile : IDisposable
{
    private const int WriteBuffer = 1;  // Writes come in large pieces already.
    private readonly string _target;
    private readonly bool _overwrite;
    private readonly string _partial;
    private FileStream? _file;

    /// <exception cref="S3EncryptionException">The target exists and is to be kept, or its folder cannot be written to.</exception>
    public PartialFile(string target, bool overwrite)
    {
        _target = target;
        _overwrite = overwrite;
        if (!overwrite && File.Exists(target)) throw FileFailures.Exists(target);
        _partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            _file = new FileStream(_partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(target, e);
        }
    }

    public long Length => _file!.Position;

    public void Write(byte[] buffer, int count)
    {
        try
        {
            _file!.Write(buffer, 0, count);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(_target, e);
        }
    }


    /// <summary>Gives the whole file its name.</summary>
    public void Commit()
    {
        try
        {
            _file!.Dispose();
            _file = null;
            Move();
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            if (!_overwrite && File.Exists(_target)) throw FileFailures.Exists(_target);
            throw FileFailures.CannotWrite(_target, e);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (File.Exists(_partial)) File.Delete(_partial);
    }

#if NET
    private void Move() => File.Move(_partial, _target, _overwrite);
#else
    private void Move()
    {
        if (_overwrite && File.Exists(_target)) File.Replace(_partial, _target, null);
        else File.Move(_partial, _target);
    }
#endif
}
