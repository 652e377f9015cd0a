using System;
using System.Collections.Generic;
using S3Encryption.Sandbox.Faults;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>What a network and a service do to a request, by names that a test's list shows.</summary>
internal static class NetworkFaults
{
    private static readonly Dictionary<string, FaultAction> Known = new(StringComparer.Ordinal)
    {
        ["reset before"] = new ResetConnection(0),
        ["reset within"] = new ResetConnection(300),
        ["reset after"] = new ResetConnection(0, BodySide.Response),
        ["lost answer"] = new LoseAnswer(),
        ["cut answer"] = new TruncateResponse(20),
        ["cut answer, well ended"] = new TruncateResponse(20, Chunked: true),
        ["byte flipped there"] = new FlipRequestByte(200),
        ["byte flipped back"] = new FlipResponseByte(1),
        ["error in a 200"] = new AnswerError(200, "InternalError"),
        ["SlowDown"] = new AnswerError(503, "SlowDown"),
        ["SlowDown with Retry-After"] = new AnswerError(503, "SlowDown") { RetryAfter = 1 },
        ["500"] = new AnswerError(500, "InternalError"),
        ["403"] = new AnswerError(403, "AccessDenied"),
        ["delay"] = new Delay(300),
        ["slow"] = new LimitRate(20_000_000),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static FaultAction Named(string name) => Known[name];

    /// <summary>Has it happen to a request about one object.</summary>
    public static void Plan(this SandboxFixture sandbox, string operation, string key, FaultAction action, int nth = 1, int? times = 1) =>
        sandbox.Server.Faults.Add(new Fault("s3", operation, nth, action) { Key = key, Times = times });
}
