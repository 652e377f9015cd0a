using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>The way of every request: identified, verified, routed, and answered even when it is refused.</summary>
internal sealed class RequestPipeline(SignatureVerifier verifier, ServiceRouter router, Observer observer, Action<Exception> unexpected)
{
    internal async Task HandleAsync(HttpContext context)
    {
        var ids = RequestIds.Next();
        ids.WriteTo(context.Response.Headers);
        context.Request.Body = new ClientBodyStream(context.Request.Body);
        var trace = observer.Begin(context, ServiceRouter.ServiceOf(context));
        try
        {
            var signed = await verifier.VerifyAsync(context);
            trace.Principal = signed.Caller?.Name;
            await router.RouteAsync(context, signed, trace, ids);
        }
        catch (AwsErrorException error)
        {
            await RefuseAsync(context, trace, error, ids);
        }
        catch (BadHttpRequestException malformed) when (!context.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(context, trace, new AwsErrorException(malformed.StatusCode, "InvalidRequest", malformed.Message), ids);
        }
        catch (Exception gone) when (IsGone(gone, context))
        {
            context.Abort();
            observer.Broken(context, trace);
        }
        catch (Exception bug)
        {
            unexpected(bug);
            var error = new AwsErrorException(500, "InternalError", "We encountered an internal error. Please try again.");
            await RefuseAsync(context, trace, error, ids);
        }
        finally
        {
            trace.End();
        }
    }

    /// <summary>
    /// Nothing is cancelled here but by the client's leaving; RequestAborted may tell of it a moment later than the read that failed.
    /// </summary>
    private static bool IsGone(Exception failure, HttpContext context) =>
        failure is OperationCanceledException or ConnectionResetException
        || (failure is IOException && context.RequestAborted.IsCancellationRequested);

    private async Task RefuseAsync(HttpContext context, RequestTrace trace, AwsErrorException error, RequestIds ids)
    {
        trace.ErrorCode = error.Code;
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        ids.WriteTo(context.Response.Headers);
        // A client that waits for leave to send its body gets none, and Kestrel then closes the connection: it must say so, or the client's
        // next request on it is lost.
        if (context.Request.Headers.Expect.Count > 0)
        {
            context.Response.Headers.Connection = "close";
        }

        try
        {
            await ServiceRouter.WriteErrorAsync(context, trace.Service, error, ids);
        }
        catch (OperationCanceledException)
        {
            observer.Broken(context, trace);
        }
    }
}
