using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>
/// A job's way to S3, and the only one: each of its requests takes the way of a client's, in the name of the job's role, and is in the
/// log with the others. So every rule of S3 holds for jobs without being written twice.
/// </summary>
internal sealed class S3AsRole(Principal role, S3Endpoint endpoint, S3Service service, Observer observer, CancellationToken stopping)
{
    private const int Attempts = 3;

    /// <summary>Sends a request, and again where S3 answers that it is not well.</summary>
    internal async Task<S3Answer> SendAsync(S3Request request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await SendOnceAsync(request);
            if (answer.Status < 500 || answer.Status == StatusCodes.Status501NotImplemented || attempt == Attempts)
            {
                return answer;
            }
        }
    }

    /// <summary>The bucket, if the role may do this to it and it is owned by whom the job expects.</summary>
    /// <exception cref="AwsErrorException">There is none, or the role may not.</exception>
    internal Bucket OpenBucket(string name, string action, string? expectedOwner)
    {
        var request = new S3Request("GET", "/" + name);
        if (expectedOwner is not null)
        {
            request = request with { Headers = new Dictionary<string, string> { ["x-amz-expected-bucket-owner"] = expectedOwner } };
        }

        var context = ContextOf(request);
        return new S3Call(context, Sign(context), new S3Target(name, null), QueryParameters.TryParse("")!, service).AuthorizeBucket(action);
    }

    private async Task<S3Answer> SendOnceAsync(S3Request request)
    {
        var context = ContextOf(request);
        var body = new MemoryStream();
        context.Response.Body = body;
        var ids = RequestIds.Next();
        var trace = observer.Begin(context, RequestedService.S3);
        trace.Principal = role.Name;
        AwsErrorException? refusal = null;
        try
        {
            await endpoint.HandleAsync(context, Sign(context), trace);
        }
        catch (AwsErrorException error)
        {
            refusal = error;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            refusal = new(503, "ServiceUnavailable", "Reduce your request rate.");
        }

        trace.ErrorCode = refusal?.Code;
        var status = refusal?.Status ?? context.Response.StatusCode;
        observer.TakeDown(context, trace, status);
        trace.End();
        return new(status, context.Response.Headers, body.GetBuffer().AsMemory(0, (int)body.Length), ids, refusal);
    }

    private DefaultHttpContext ContextOf(S3Request request)
    {
        var context = new DefaultHttpContext { RequestAborted = stopping };
        context.Request.Method = request.Method;
        context.Request.Scheme = Uri.UriSchemeHttps;
        context.Request.Host = new("localhost");
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = request.Target;
        context.Request.Headers.UserAgent = "S3BatchOperations";
        foreach (var (name, value) in request.Headers)
        {
            context.Request.Headers[name] = value;
        }

        context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
        context.Request.ContentLength = request.Body.Length;
        return context;
    }

    private SignedRequest Sign(HttpContext context) => new(
        role, RequestedService.S3, service.Region, context.Request.Body, context.Request.ContentLength, PayloadBody.NoTrailers)
    {
        AuthType = "REST-HEADER",
        SignatureAge = TimeSpan.Zero,
    };
}
