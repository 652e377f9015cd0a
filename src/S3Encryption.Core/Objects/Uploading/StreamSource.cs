using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>Content whose length only its end tells, such as what comes down a pipeline.</summary>
public sealed class StreamSource(Stream stream, string name) : UploadSource
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override long? Length => null;

    internal override async Task<int> ReadAsync(ArraySegment<byte> into, CancellationToken stop)
    {
        try
        {
            return await FillAsync(stream, into, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(name, e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        stream.Dispose();
        base.Dispose();
    }
}
