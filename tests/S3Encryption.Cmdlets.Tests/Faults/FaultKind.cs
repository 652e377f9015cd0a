using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>One thing that a network or a service does to a request: a column of the matrix.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Action">What the sandbox does.</param>
/// <param name="IsSurvived">Whether a retry hides it, so that no user ever hears of it.</param>
internal sealed record FaultKind(string Name, FaultAction Action, bool IsSurvived = true)
{
    /// <summary>Every one there is. Behind TLS no byte of an answer changes; where one does, a checksum or a parser finds it, or nobody can.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("reset before", new ResetConnection(0)),
        new("reset within", new ResetConnection(40)),
        new("reset after", new ResetConnection(0, BodySide.Response)),
        new("lost answer", new LoseAnswer()),
        new("cut answer", new TruncateResponse(20)),
        new("cut, well ended", new TruncateResponse(20, Chunked: true), IsSurvived: false),
        new("stalled request", new StallConnection(0)),
        new("stalled answer", new StallConnection(1, BodySide.Response)),
        new("500", new AnswerError(500, "InternalError")),
        new("503", new AnswerError(503, "ServiceUnavailable")),
        new("throttled", new AnswerError(503, "SlowDown")),
        new("error in a 200", new AnswerError(200, "InternalError")),
        new("403", new AnswerError(403, "AccessDenied"), IsSurvived: false),
        new("byte flipped there", new FlipRequestByte(3), IsSurvived: false),
        new("byte flipped back", new FlipResponseByte(1), IsSurvived: false),
        new("delay", new Delay(30)),
        new("slow", new LimitRate(50_000_000)),
    ];

    /// <summary>Whether it would do anything to a request like this one.</summary>
    public bool Touches(RequestRecord request) => Action switch
    {
        // The documents of other services have no checksum: behind TLS they need none.
        FlipRequestByte => request.BytesIn > 3 && request.Service == "s3",
        ResetConnection { AfterBytes: > 0 } => request.BytesIn > 40,
        TruncateResponse => request.BytesOut > 20,
        FlipResponseByte or StallConnection { AfterBytes: > 0 } => request.BytesOut > 1,
        // Only S3 does it, and only to what may take long.
        AnswerError { Status: 200 } => request.Operation is "CopyObject" or "UploadPartCopy" or "CompleteMultipartUpload",
        _ => true,
    };

    /// <summary>The fault that happens to the nth request of an operation; each service throttles in its own words.</summary>
    public Fault On(OperationName operation, int nth) => new(operation.Service, operation.Name, nth, Name == "throttled" && operation.Service is "kms" or "sts"
        ? new AnswerError(400, operation.Service == "kms" ? "ThrottlingException" : "Throttling")
        : Action);

    public static FaultKind Named(string name) => All.Single(kind => kind.Name == name);

    public override string ToString() => Name;
}
