using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>One connection to the endpoint without TLS: exactly the bytes that are sent, and what became of them.</summary>
public sealed class Wire : IDisposable
{
    private readonly NetworkStream _stream;

    private Wire(Socket socket) => _stream = new(socket, ownsSocket: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Wire> OpenAsync(SandboxServer server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.HttpEndpoint!.Host, server.HttpEndpoint.Port, Cancellation);
        return new(socket);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes, Cancellation);
        }
        catch (IOException)
        {
            // The server may refuse before it has read everything.
        }
    }

    /// <summary>A whole request for a presigned URL.</summary>
    public async Task SendAsync(string method, Uri presigned, byte[] body, string moreHeaders = "")
    {
        await SendAsync(
            $"{method} {presigned.PathAndQuery} HTTP/1.1\r\nHost: {presigned.Authority}\r\n"
                + $"Content-Length: {body.Length}\r\n{moreHeaders}\r\n");
        await SendAsync(body);
    }

    /// <summary>All that comes until the connection ends, and whether it ended by a reset.</summary>
    public async Task<(string Text, bool WasReset)> ReadToEndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var received = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await _stream.ReadAsync(buffer, patience.Token)) > 0)
            {
                received.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            return (Encoding.Latin1.GetString(received.ToArray()), true);
        }

        return (Encoding.Latin1.GetString(received.ToArray()), false);
    }

    public void Dispose() => _stream.Dispose();
}
