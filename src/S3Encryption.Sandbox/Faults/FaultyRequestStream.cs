using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Faults;

/// <summary>The body of a request to which a fault happens on the way.</summary>
internal sealed class FaultyRequestStream(Stream inner, BodyFault fault) : ReadOnlyBodyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var passing = fault.Passing(buffer.Length);
        if (passing == 0 && buffer.Length > 0)
        {
            await fault.BreakAsync();
        }

        var read = await inner.ReadAsync(buffer[..passing], cancellationToken);
        fault.Pass(buffer.Span[..read]);
        await fault.PaceAsync();
        return read;
    }
}
