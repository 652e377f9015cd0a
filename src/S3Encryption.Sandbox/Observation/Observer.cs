using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Observation;

/// <summary>Takes every request down once, in the log and in the counters.</summary>
internal sealed class Observer(RequestLog log, RequestCounters counters, TimeProvider clock)
{
    /// <summary>
    /// Begins. The request is taken down before the first byte of its answer leaves, so that who has the answer finds the record.
    /// </summary>
    internal RequestTrace Begin(HttpContext context, string service)
    {
        var trace = new RequestTrace(service, clock.GetUtcNow());
        context.Response.OnStarting(() =>
        {
            TakeDown(context, trace, trace.IsAnswerLost ? 0 : context.Response.StatusCode);
            return Task.CompletedTask;
        });
        return trace;
    }

    /// <summary>The connection is gone; nothing where the answer had begun.</summary>
    internal void Broken(HttpContext context, RequestTrace trace) => TakeDown(context, trace, 0);

    /// <summary>Takes a request down with the status of its answer, 0 for none; only the first time counts.</summary>
    internal void TakeDown(HttpContext context, RequestTrace trace, int status)
    {
        if (trace.Number == 0)
        {
            trace.Answer(context, status);
            log.Add(trace);
            counters.Add(trace);
        }
    }
}
