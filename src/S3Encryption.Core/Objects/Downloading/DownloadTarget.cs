using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Where the content of one object goes. Ranges come in any order; each comes once, whole and as S3 sent it.</summary>
public abstract class DownloadTarget : IDisposable
{
    /// <summary>The file, where it becomes one.</summary>
    public virtual string? Path => null;

    /// <summary>Told once, before anything is written.</summary>
    internal virtual void Begin(ObjectIdentity found)
    {
    }

    /// <summary>Brings a range that an earlier run wrote already; false where there is none.</summary>
    internal virtual bool TryRestore(long offset, ArraySegment<byte> range) => false;

    /// <summary>Takes a range. Its memory is used again afterwards.</summary>
    internal abstract Task WriteAsync(long offset, ArraySegment<byte> range, CancellationToken stop);

    /// <summary>What was written is not what was stored; none of it is gone on with.</summary>
    internal virtual void Reject()
    {
    }

    /// <summary>Everything is there and verified.</summary>
    internal virtual void Commit()
    {
    }

    /// <summary>Lets go of what is not whole.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
