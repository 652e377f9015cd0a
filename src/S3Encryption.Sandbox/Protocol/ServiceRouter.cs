using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.S3;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Sts;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>Takes a verified request to the service it was signed for, and errors to that service's form.</summary>
internal sealed class ServiceRouter(S3Endpoint s3, S3ControlEndpoint control, KmsService kms, StsService sts, FaultInjector faults)
{
    /// <summary>The service a request is for; S3 Control shares S3's name in signatures, and has one of its own here.</summary>
    internal static string ServiceOf(HttpContext context) => RequestedService.Of(context.Request) switch
    {
        RequestedService.S3 when S3ControlEndpoint.IsFor(context) => S3ControlEndpoint.ServiceName,
        var service => service,
    };

    internal Task RouteAsync(HttpContext context, SignedRequest signed, RequestTrace trace, RequestIds ids) => trace.Service switch
    {
        RequestedService.Kms => KmsAsync(context, signed, trace),
        RequestedService.Sts => StsAsync(context, signed, trace, ids),
        S3ControlEndpoint.ServiceName => control.HandleAsync(context, signed, trace),
        _ => s3.HandleAsync(context, signed, trace),
    };

    internal static Task WriteErrorAsync(HttpContext context, string service, AwsErrorException error, RequestIds ids) => service switch
    {
        RequestedService.Kms => KmsErrorAnswer.WriteAsync(context, error),
        RequestedService.Sts => StsErrorAnswer.WriteAsync(context, error, ids.RequestId),
        S3ControlEndpoint.ServiceName => ControlErrorAnswer.WriteAsync(context, error, ids),
        _ => S3ErrorAnswer.WriteAsync(context, error, ids),
    };

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(SignedRequest signed, HttpContext context)
    {
        using var body = new MemoryStream();
        await signed.Body.CopyToAsync(body, context.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private async Task KmsAsync(HttpContext context, SignedRequest signed, RequestTrace trace)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        trace.Operation = target[(target.LastIndexOf('.') + 1)..];
        signed = await faults.ApplyAsync(context, signed, trace);
        await kms.HandleAsync(context, signed.Caller, await ReadAsync(signed, context));
    }

    private async Task StsAsync(HttpContext context, SignedRequest signed, RequestTrace trace, RequestIds ids)
    {
        var body = await ReadAsync(signed, context);
        trace.Operation = QueryParameters.TryParse(Encoding.UTF8.GetString(body.Span))?["Action"]
            ?? context.Request.Query["Action"].ToString();
        using var again = new MemoryStream(body.ToArray());
        signed = await faults.ApplyAsync(context, signed with { Body = again }, trace);
        await sts.HandleAsync(context, signed.Caller, await ReadAsync(signed, context), ids.RequestId);
    }
}
