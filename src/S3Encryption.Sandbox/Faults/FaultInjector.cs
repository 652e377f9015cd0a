using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Faults;

/// <summary>Lets planned faults happen to a request whose operation is known.</summary>
internal sealed class FaultInjector(FaultPlan plan, TimeProvider clock)
{
    /// <summary>The request as its operation is to see it.</summary>
    internal ValueTask<SignedRequest> ApplyAsync(HttpContext context, SignedRequest signed, RequestTrace trace) =>
        plan.IsEmpty ? new(signed) : ApplyAllAsync(context, signed, trace);

    private async ValueTask<SignedRequest> ApplyAllAsync(HttpContext context, SignedRequest signed, RequestTrace trace)
    {
        foreach (var action in plan.Next(trace))
        {
            trace.Fault = trace.Fault is null ? action.Name : trace.Fault + "+" + action.Name;
            switch (action)
            {
                case AnswerError error:
                    Refuse(context, error);
                    break;
                case Hold hold:
                    await hold.WaitAsync().WaitAsync(context.RequestAborted);
                    break;
                case Delay delay:
                    await Task.Delay(TimeSpan.FromMilliseconds(delay.Milliseconds), clock, context.RequestAborted);
                    break;
                default:
                    signed = Damage(context, signed, trace, action);
                    break;
            }
        }

        return signed;
    }

    private static void Refuse(HttpContext context, AnswerError error)
    {
        if (error.RetryAfter is { } seconds)
        {
            // Headers that are set now are cleared for the error.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
        }

        throw new AwsErrorException(error.Status, error.Code, error.Message);
    }

    private static bool IsOnRequest(FaultAction action, SignedRequest signed) => action switch
    {
        ResetConnection { Side: { } side } => side == BodySide.Request,
        StallConnection { Side: { } side } => side == BodySide.Request,
        ResetConnection or StallConnection => signed.DecodedLength > 0,
        _ => action is FlipRequestByte or LimitRate,
    };

    private SignedRequest Damage(HttpContext context, SignedRequest signed, RequestTrace trace, FaultAction action)
    {
        var isOnRequest = IsOnRequest(action, signed);
        if (!isOnRequest || action is LimitRate)
        {
            var fault = new BodyFault(action, context, clock);
            context.Response.Body = new FaultyResponseStream(context.Response.Body, fault);
            context.Response.OnStarting(() => fault.StartAnswerAsync(trace));
        }

        return isOnRequest ? signed with { Body = new FaultyRequestStream(signed.Body, new(action, context, clock)) } : signed;
    }
}
