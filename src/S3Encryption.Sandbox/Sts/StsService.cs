using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>STS over its query protocol.</summary>
public sealed class StsService(PrincipalDirectory principals, TimeProvider clock, string region = "us-east-1")
{
    /// <summary>The API's version, which requests name and answers carry in their namespace.</summary>
    internal const string Version = "2011-06-15";

    /// <summary>Answers one request; errors are thrown, for <see cref="StsErrorAnswer"/> to write.</summary>
    public async Task HandleAsync(HttpContext context, Principal? caller, ReadOnlyMemory<byte> body, string requestId)
    {
        var form = StsForm.Read(context.Request, body);
        var action = form.Text("Action") ?? throw new AwsErrorException(400, "MissingAction", "Missing Action");
        var call = new StsCall(context, caller, form, principals, clock.GetUtcNow(), region);
        var result = action switch
        {
            "GetCallerIdentity" => GetCallerIdentity.Answer(call),
            "AssumeRole" => AssumeRole.Answer(call),
            "AssumeRoleWithWebIdentity" => AssumeRoleWithWebIdentity.Answer(call),
            "GetSessionToken" => GetSessionToken.Answer(call),
            "GetAccessKeyInfo" => GetAccessKeyInfo.Answer(call),
            _ => throw new AwsErrorException(
                400, "InvalidAction", $"Could not find operation {action} for version {form.Text("Version") ?? Version}"),
        };
        await StsAnswer.WriteAsync(context, 200, StsAnswer.Of(action, result, requestId));
    }
}
