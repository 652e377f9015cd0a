using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Faults;

/// <summary>The body of a response to which a fault happens on the way.</summary>
internal sealed class FaultyResponseStream(Stream inner, BodyFault fault) : WriteOnlyBodyStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var passing = fault.Passing(buffer.Length);
            if (passing == 0)
            {
                if (!fault.DropsTheRest)
                {
                    await inner.FlushAsync(cancellationToken);
                    await fault.BreakAsync();
                }

                return;
            }

            var bytes = buffer[..passing].ToArray();
            fault.Pass(bytes);
            await fault.PaceAsync();
            await inner.WriteAsync(bytes, cancellationToken);
            buffer = buffer[passing..];
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
}
