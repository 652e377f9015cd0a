using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Cmdlets.Tests.Interop.Browsing;

/// <summary>Speaks the DevTools protocol of a browser. https://chromedevtools.github.io/devtools-protocol/</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _asked = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _awaited = [];
    private Task _reading = Task.CompletedTask;
    private int _ids;

    /// <summary>All that the browser told unasked, in order.</summary>
    public ConcurrentQueue<JsonNode> Events { get; } = [];

    /// <summary>The page that commands are about; none before there is one.</summary>
    public string? Session { get; set; }

    public async Task ConnectAsync(Uri address, CancellationToken stop)
    {
        await _socket.ConnectAsync(address, stop);
        _reading = ReadAsync();
    }

    /// <summary>Has the browser do something, and brings its answer.</summary>
    public async Task<JsonNode> AskAsync(string method, object? parameters, CancellationToken stop)
    {
        var id = Interlocked.Increment(ref _ids);
        var answer = _asked[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { }, sessionId = Session },
            WithoutNulls);
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, stop);
        var said = await answer.Task.WaitAsync(TimeSpan.FromMinutes(1), stop);
        return said["error"] is null ? said["result"]! : throw new InvalidOperationException($"{method}: {said["error"]}");
    }

    /// <summary>The next time that the browser tells this.</summary>
    public Task NextAsync(string method, CancellationToken stop)
    {
        var next = _awaited[method] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        return next.Task.WaitAsync(TimeSpan.FromMinutes(1), stop);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) return;
                var said = JsonNode.Parse(message.ToArray())!;
                if (said["id"] is null) Tell(said);
                else if (_asked.TryRemove((int)said["id"]!, out var waiting)) waiting.SetResult(said);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It is closed from here.
        }
        finally
        {
            foreach (var waiting in _asked.Values.Concat(_awaited.Values).ToList())
                _ = waiting.TrySetException(new IOException("The browser has gone."));
        }
    }

    private void Tell(JsonNode said)
    {
        Events.Enqueue(said);
        if (_awaited.TryRemove((string)said["method"]!, out var waiting)) waiting.SetResult(said);
    }
}
