#if NET
using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// The MD5s of a file's parts for a server that verifies nothing else, computed ahead for several parts at once: for that the file is read
/// once more, from the system's cache. What changes in between the server refuses, since it gets other bytes than were summed.
/// </summary>
internal sealed class PartMd5s(UploadSource source, long partSize, CancellationToken stop)
{
    // All lanes together cost as much as two MD5s one after the other.
    private const int FewestLanes = 3;
    private const int Piece = 32 * 1024;
    private readonly ConcurrentDictionary<int, Lazy<Task<string[]>>> _groups = new();

    private bool IsPossible => Md5Lanes.IsSupported && source.CanReadAt && partSize % Piece == 0;

    /// <summary>The MD5 of a part in base64; null where it is better computed from the part itself.</summary>
    /// <param name="number">From 1.</param>
    public async Task<string?> OfAsync(int number)
    {
        if (!IsPossible) return null;
        var (group, lane) = Math.DivRem(number - 1, Md5Lanes.Count);
        var first = (long)group * Md5Lanes.Count;
        // The last part may be shorter than the others, and a lane needs as many bytes as its neighbours.
        var lanes = (int)Math.Min(Md5Lanes.Count, (source.Length!.Value / partSize) - first);
        if (lane >= lanes || lanes < FewestLanes) return null;
        var sums = _groups.GetOrAdd(group, _ => new(() => Task.Run(() => Sum(first * partSize, lanes), stop)));
        return (await sums.Value.ConfigureAwait(false))[lane];
    }

    private string[] Sum(long offset, int lanes)
    {
        var md5 = new Md5Lanes();
        var buffer = ArrayPool<byte>.Shared.Rent(Md5Lanes.Count * Piece);
        try
        {
            for (var done = 0L; done < partSize; done += Piece)
            {
                stop.ThrowIfCancellationRequested();
                for (var lane = 0; lane < lanes; lane++)
                    source.ReadAt(offset + (lane * partSize) + done, buffer.AsSpan(lane * Piece, Piece));
                md5.Append(buffer, Piece, Piece);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Array.ConvertAll(md5.Finish(), Convert.ToBase64String);
    }
}
#endif
