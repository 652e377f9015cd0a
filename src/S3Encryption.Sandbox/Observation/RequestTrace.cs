using System;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Observation;

/// <summary>What becomes known of a request on its way.</summary>
internal sealed class RequestTrace(string service, DateTimeOffset time = default)
{
    /// <summary>No client fills the memory with names that the sandbox does not know.</summary>
    private const int LongestName = 1024;

    private readonly long _started = Stopwatch.GetTimestamp();
    private long _ended;
    private string? _range;
    private string? _versionId;
    private string? _encryption;

    internal string Service { get; } = service;

    internal string? Operation
    {
        get;
        set => field = Shortened(value);
    }

    internal string? Bucket
    {
        get;
        set => field = Shortened(value);
    }

    internal string? Key { get; set; }

    internal string? Principal { get; set; }

    internal string? ErrorCode { get; set; }

    internal string? Fault { get; set; }

    /// <summary>Whether a fault keeps the answer from the client.</summary>
    internal bool IsAnswerLost { get; set; }

    internal int Status { get; private set; }

    internal long BytesIn { get; private set; }

    internal long BytesOut { get; private set; }

    /// <summary>0 while it is not in the log.</summary>
    internal long Number { get; set; }

    /// <summary>Takes down what the exchange is about to answer; <paramref name="status"/> 0: nothing.</summary>
    internal void Answer(HttpContext context, int status)
    {
        var answer = context.Response.Headers;
        Status = status;
        BytesIn = context.Request.ContentLength ?? 0;
        BytesOut = status == 0 || HttpMethods.IsHead(context.Request.Method) ? 0 : context.Response.ContentLength ?? 0;
        _range = Shortened(context.Request.Headers.Range);
        _versionId = answer["x-amz-version-id"];
        _encryption = answer.ContainsKey("x-amz-server-side-encryption-customer-algorithm")
            ? "SSE-C"
            : answer["x-amz-server-side-encryption"];
    }

    internal void End() => _ended = Stopwatch.GetTimestamp();

    internal RequestRecord ToRecord() => new(Service, Operation, Bucket, Key, Status, Principal, ErrorCode)
    {
        Number = Number,
        Time = time,
        Milliseconds = _ended == 0 ? null : Math.Round(Stopwatch.GetElapsedTime(_started, _ended).TotalMilliseconds, 3),
        BytesIn = BytesIn,
        BytesOut = BytesOut,
        Range = _range,
        VersionId = _versionId,
        Encryption = _encryption,
        Fault = Fault,
    };

    private static string? Shortened(string? name) => name?.Length > LongestName ? name[..LongestName] : name;
}
