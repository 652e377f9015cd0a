using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>The parts of a completed multipart upload, one after the other. Takes over one lease of each.</summary>
internal sealed class BlobSequence(IReadOnlyList<Blob> parts) : Blob(parts.Sum(part => part.Length))
{
    internal override async Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            if (count == 0)
            {
                break;
            }

            if (offset >= part.Length)
            {
                offset -= part.Length;
                continue;
            }

            var here = Math.Min(count, part.Length - offset);
            await part.CopyToAsync(destination, offset, here, cancellation);
            offset = 0;
            count -= here;
        }
    }

    protected override void Free()
    {
        foreach (var part in parts)
        {
            part.Release();
        }
    }
}
