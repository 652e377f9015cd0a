using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// Brings stretches of one object into memory. One that breaks off is continued where it broke, and all are of the same entity tag.
/// </summary>
internal sealed class RangeReader(AwsConnection connection, DownloadRequest request, IActivityLog log)
{
    private const int MostFruitlessTries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly BodyReader _bodies = new(connection.StallPatience);
    private readonly RequestSubject _subject = new("GetObject", connection.S3Endpoint)
    {
        Location = request.Location,
        SseCKey = request.SseCKey,
    };

    /// <summary>Asks for the whole object; its headers tell what it is.</summary>
    public Task<HttpResponseMessage> OpenAsync(CancellationToken stop)
    {
        var get = request.At.NewRequest(HttpMethod.Get);
        get.Header("x-amz-checksum-mode", "ENABLED");
        if (request.IfModifiedSince is DateTimeOffset since) get.Header("if-modified-since", since.UtcDateTime.ToString("R"));
        return connection.Data.SendAsync(_subject, get, stop);
    }

    /// <summary>Fills memory with one stretch.</summary>
    /// <param name="found">The object.</param>
    /// <param name="offset">Where the stretch begins.</param>
    /// <param name="lease">Where it goes; its count says how long the stretch is.</param>
    /// <param name="open">An answer that stands at the stretch's beginning; disposed of here.</param>
    /// <param name="moved">Called with the number of bytes each time some came.</param>
    /// <param name="stop">The caller's stop.</param>
    public async Task ReadAsync(
        ObjectIdentity found, long offset, MemoryBudget.Lease lease, HttpResponseMessage? open, Action<int> moved, CancellationToken stop)
    {
        var done = 0;
        for (var tries = 0; ;)
        {
            var before = done;
            try
            {
                using var answer = open ?? await AskAsync(found, offset + done, offset + lease.Count - 1, stop).ConfigureAwait(false);
                open = null;
                using var body = await answer.OpenAsync(stop).ConfigureAwait(false);
                await _bodies.ReadAsync(body, lease.Content, done, now =>
                {
                    moved(now - done);
                    done = now;
                }, stop).ConfigureAwait(false);
                if (done == lease.Count) return;
                throw new IOException($"{offset + done} of {found.Size} bytes came");
            }
            catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException && !stop.IsCancellationRequested)
            {
                tries = done > before ? 1 : tries + 1;
                // Without an entity tag the rest could be another version's.
                if (tries >= MostFruitlessTries || found.ETag is null) throw FailureTranslator.Translate(e, _subject);
                log.Verbose($"{request.Location}: broke off at byte {offset + done} of {found.Size} ({e.Message}); continuing.");
                var wait = WaitingTimes.BeforeAnotherTry(TimeSpan.FromTicks(FirstPause.Ticks << tries));
                await Task.Delay(wait, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<HttpResponseMessage> AskAsync(ObjectIdentity found, long first, long last, CancellationToken stop)
    {
        var get = request.At.NewRequest(HttpMethod.Get);
        get.Header("range", $"bytes={first}-{last}");
        if (found.ETag is not null) get.Header("if-match", $"\"{found.ETag}\"");
        var answer = await connection.Data.SendAsync(_subject, get, stop).ConfigureAwait(false);
        var range = new AnswerHeaders(answer).Range;
        if (range == (first, found.Size)) return answer;
        answer.Dispose();
        throw new S3EncryptionException(
            "RangeNotServed", FailureCategory.Mismatch,
            $"{request.Location}: bytes {first} to {last} of {found.Size} were asked for, and the answer brings others.",
            "Something between here and S3 does not know ranges; reach S3 without it.")
        { Location = request.Location, Operation = "GetObject" };
    }
}
