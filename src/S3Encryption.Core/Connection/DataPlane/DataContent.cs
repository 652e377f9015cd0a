using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Gives a <see cref="DataBody"/> to one try of a request.</summary>
internal sealed class DataContent : HttpContent
{
    private readonly DataBody _body;
    private readonly Action _moved;
    private readonly CancellationToken _stop;

    public DataContent(DataBody body, Action moved, CancellationToken stop)
    {
        _body = body;
        _moved = moved;
        _stop = stop;
        Headers.ContentLength = body.Length;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _body.WriteToAsync(stream, _moved, _stop);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
