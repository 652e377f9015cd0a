using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>An upload over TLS whose client is gone in the middle of a TLS record: killed, or its network is.</summary>
internal static class TornTlsUpload
{
    internal static async Task SendAsync(SandboxServer server, Uri presigned, byte[] body, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(presigned.Host, presigned.Port, cancellation);
        await using var network = new NetworkStream(socket);
        var records = new TornStream(network);
        await using var tls = new SslStream(records, leaveInnerStreamOpen: true);
        var trusted = SandboxClient.TrustOnly(server.CaBundlePath);
        await tls.AuthenticateAsClientAsync(new() { TargetHost = presigned.Host, CertificateChainPolicy = trusted }, cancellation);
        var head = $"PUT {presigned.PathAndQuery} HTTP/1.1\r\nHost: {presigned.Authority}\r\nContent-Length: {body.Length}\r\n\r\n";
        await tls.WriteAsync(Encoding.Latin1.GetBytes(head), cancellation);
        records.IsTorn = true;
        await tls.WriteAsync(body.AsMemory(0, 1000), cancellation);
    }

    /// <summary>Passes all on until it is torn, then half of what it is given and no more.</summary>
    private sealed class TornStream(Stream inner) : Stream
    {
        internal bool IsTorn { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(IsTorn ? buffer[..(buffer.Length / 2)] : buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
