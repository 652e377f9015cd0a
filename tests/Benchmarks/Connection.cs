using System;
using System.Globalization;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks;

/// <summary>One TLS connection and the little HTTP/1.1 that a benchmark needs, so that the server is what is measured.</summary>
internal sealed class Connection : IDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly SslStream _stream;

    private Connection(SslStream stream) => _stream = stream;

    internal static async Task<Connection> OpenAsync(Uri endpoint, X509Certificate2 authority)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint.Host, endpoint.Port);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = endpoint.Host,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { authority },
            },
        });
        return new(stream);
    }

    internal ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes);

    /// <summary>Reads an answer to its end and gives back its head and as much of its body as came with it.</summary>
    internal async Task<string> ReceiveAsync(bool hasBody = true)
    {
        var filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await _stream.ReadAsync(_buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new EndOfStreamException("The sandbox closed the connection.");
        }

        var answer = Encoding.UTF8.GetString(_buffer, 0, Math.Min(filled, 4096));
        if (answer[9] != '2')
        {
            throw new InvalidOperationException(answer);
        }

        var left = hasBody ? Length(answer) - (filled - end - 4) : 0;
        while (left > 0)
        {
            left -= await _stream.ReadAsync(_buffer.AsMemory(0, (int)Math.Min(left, _buffer.Length)));
        }

        return answer;
    }

    public void Dispose() => _stream.Dispose();

    private static long Length(string answer)
    {
        const string Name = "\r\nContent-Length: ";
        var at = answer.IndexOf(Name, StringComparison.OrdinalIgnoreCase) + Name.Length;
        return long.Parse(answer.AsSpan(at, answer.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
    }
}
