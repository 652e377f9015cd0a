using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3;

namespace S3Encryption.Sandbox.Control;

/// <summary>
/// Faults, counters and the request log over HTTP, under a path that no bucket can have. Unsigned, since it is reached from this machine
/// alone, and without anything secret. What is asked here is in no log.
/// </summary>
internal sealed class ControlEndpoint(FaultPlan faults, RequestCounters counters, RequestLog log)
{
    internal const string Root = "_sandbox";
    private const int LargestBody = 1 << 20;
    private const string Resources =
        "There are GET, POST and DELETE /_sandbox/faults, DELETE /_sandbox/faults/ID, GET and DELETE /_sandbox/counters, "
        + "GET and DELETE /_sandbox/requests, and POST /_sandbox/reset.";

    /// <summary>Whether the request is for here, and for no object of a bucket in its host name.</summary>
    internal static bool Owns(HttpContext context)
    {
        var path = RequestTarget.Of(context).RawPath;
        return path.StartsWith("/" + Root, StringComparison.Ordinal)
            && S3Target.TryFindBucket(context.Request.Host.Host, path) == Root;
    }

    internal async Task HandleAsync(HttpContext context)
    {
        try
        {
            BrowserGuard.Check(context.Request);
            await RunAsync(context);
        }
        catch (ControlException refused)
        {
            await WriteAsync(context, refused.Status, new { error = refused.Message, hint = refused.Hint });
        }
        catch (FormatException wrong)
        {
            await WriteAsync(context, 400, new { error = wrong.Message, hint = FaultJson.Hint.ReplaceLineEndings(" ") });
        }
        catch (BadHttpRequestException malformed) when (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, malformed.StatusCode, new { error = malformed.Message, hint = Resources });
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task<string> ReadAsync(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LargestBody;
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, int status, object? answer)
    {
        context.Response.StatusCode = status;
        if (answer is null)
        {
            return Task.CompletedTask;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ControlJson.Form);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private Task RunAsync(HttpContext context)
    {
        var request = context.Request;
        var path = RequestTarget.Of(context).RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method + " " + string.Join('/', path.Skip(1).Take(1)), path.Length) switch
        {
            ("GET ", 1) => WriteAsync(context, 200, new { hint = Resources }),
            ("GET faults", 2) => WriteAsync(context, 200, new { faults = faults.Snapshot() }),
            ("POST faults", 2) => PlanAsync(context),
            ("DELETE faults", 2) => DoneAsync(context, faults.Clear),
            ("DELETE faults", 3) => RemoveAsync(context, path[2]),
            ("GET counters", 2) => WriteAsync(context, 200, new { counters = counters.Snapshot() }),
            ("DELETE counters", 2) => DoneAsync(context, counters.Clear),
            ("GET requests", 2) => WriteAsync(context, 200, new { requests = RequestFilter.Find(log, request.Query) }),
            ("DELETE requests", 2) => DoneAsync(context, log.Clear),
            ("POST reset", 2) => DoneAsync(context, faults.Clear, counters.Clear, log.Clear),
            _ => throw new ControlException(404, "There is no " + request.Method + " of this here.", Resources),
        };
    }

    private async Task PlanAsync(HttpContext context)
    {
        var ids = new HashSet<int>(FaultJson.Parse(await ReadAsync(context)).Select(faults.Add));
        await WriteAsync(context, 201, new { faults = faults.Snapshot().Where(planned => ids.Contains(planned.Id)) });
    }

    private Task RemoveAsync(HttpContext context, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && faults.Remove(number)
            ? WriteAsync(context, 204, null)
            : throw new ControlException(404, "No fault «" + id + "» is planned.", "GET /_sandbox/faults lists those that are.");

    private static Task DoneAsync(HttpContext context, params Action[] steps)
    {
        foreach (var step in steps)
        {
            step();
        }

        return WriteAsync(context, 204, null);
    }
}
