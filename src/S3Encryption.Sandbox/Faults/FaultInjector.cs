using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Faults;

/// <summary>Lets a planned fault happen to a request whose operation is known.</summary>
internal sealed class FaultInjector(FaultPlan plan)
{
    internal SignedRequest Apply(HttpContext context, SignedRequest signed, string operation)
    {
        switch (plan.Next(signed.Service, operation))
        {
            case null:
                return signed;
            case AnswerError error:
                throw new AwsErrorException(error.Status, error.Code, error.Message);
            case (ResetConnection or StallConnection) and var breaking when signed.DecodedLength > 0:
                return signed with { Body = new FaultyStream(signed.Body, breaking, context) };
            case { } action:
                context.Response.Body = new FaultyStream(context.Response.Body, action, context);
                return signed;
        }
    }
}
