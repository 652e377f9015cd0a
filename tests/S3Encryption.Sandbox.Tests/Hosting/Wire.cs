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
    private readonly TcpClient _client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Wire> OpenAsync(SandboxServer server)
    {
        var wire = new Wire();
        await wire._client.ConnectAsync(server.HttpEndpoint!.Host, server.HttpEndpoint.Port, Cancellation);
        return wire;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _client.GetStream().WriteAsync(bytes, Cancellation);
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
            $"{method} {presigned.PathAndQuery} HTTP/1.1\r\nHost: {presigned.Authority}\r\nContent-Length: {body.Length}\r\n{moreHeaders}\r\n");
        await SendAsync(body);
    }

    /// <summary>Says that nothing more will be sent.</summary>
    public void EndSending()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It is closed already.
        }
    }

    /// <summary>All that comes until the connection ends, and whether it ended by a reset.</summary>
    public async Task<(string Text, bool WasReset)> ReadToEndAsync()
    {
        using var received = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await _client.GetStream().ReadAsync(buffer, Cancellation)) > 0)
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

    public void Dispose() => _client.Dispose();
}
