using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>A range of another body, as UploadPartCopy takes it. Takes over one lease of <paramref name="whole"/>.</summary>
internal sealed class BlobSlice(Blob whole, long start, long length) : Blob(length)
{
    internal override Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation) =>
        whole.CopyToAsync(destination, start + offset, count, cancellation);

    protected override void Free() => whole.Release();
}
