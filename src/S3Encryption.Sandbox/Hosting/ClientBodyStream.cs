using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// The body of a request as it comes from the client. Where the connection ends in the middle of a TLS record, Kestrel throws a plain
/// IOException, often before RequestAborted says so: only here is it known that the client is gone, and not that a disk failed.
/// </summary>
internal sealed class ClientBodyStream(Stream body) : ReadOnlyBodyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException gone) when (gone is not BadHttpRequestException)
        {
            throw new ConnectionAbortedException("The client is gone.", gone);
        }
    }
}
