using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// The bytes of a body, immutable and shared by counting: an object that is overwritten while it is read keeps its bytes until
/// the reader is done, and a copy shares them with its source. Who makes one holds the first lease.
/// </summary>
internal abstract class Blob(long length)
{
    internal static readonly Blob Empty = new MemoryBlob(default);

    private int _leases = 1;

    internal long Length { get; } = length;

    /// <summary>Takes a lease; false where the last one has been given back already.</summary>
    internal bool TryAcquire()
    {
        var leases = Volatile.Read(ref _leases);
        while (leases > 0)
        {
            var seen = Interlocked.CompareExchange(ref _leases, leases + 1, leases);
            if (seen == leases)
            {
                return true;
            }

            leases = seen;
        }

        return false;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref _leases) == 0)
        {
            Free();
        }
    }

    /// <summary>Writes <paramref name="count"/> bytes from <paramref name="offset"/> on; the range must lie inside.</summary>
    internal abstract Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation);

    /// <summary>Runs once, after the last lease.</summary>
    protected abstract void Free();
}
