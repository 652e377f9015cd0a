using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Answers those who ask for credentials, over plain HTTP on this machine.</summary>
internal sealed class CredentialServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, string?> _answer;
    private readonly ConcurrentQueue<string> _asked = new();

    /// <param name="answer">The answer's body; null for 401 in the words of IAM Identity Center.</param>
    public CredentialServer(Func<HttpListenerRequest, string?> answer)
    {
        _answer = answer;
        Url = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>The paths that were asked for.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _asked.Enqueue(context.Request.Url!.AbsolutePath);
            var text = _answer(context.Request);
            context.Response.ContentType = "application/json";
            if (text is null)
            {
                context.Response.StatusCode = 401;
                context.Response.Headers["x-amzn-ErrorType"] = "UnauthorizedException";
            }

            await using var output = new StreamWriter(context.Response.OutputStream);
            await output.WriteAsync(text ?? """{"message":"Session token not found or invalid"}""");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
