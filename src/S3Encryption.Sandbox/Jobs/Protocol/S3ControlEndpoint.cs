using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Jobs.Operations;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>
/// Takes a verified request to S3 Control to its operation:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_AWS_S3_Control.html.
/// </summary>
internal sealed class S3ControlEndpoint(JobsService service, FaultInjector faults)
{
    /// <summary>The name of the service, in the request log and for faults.</summary>
    internal const string ServiceName = "s3-control";

    /// <summary>The header that every request to S3 Control has, and none to S3.</summary>
    internal const string AccountHeader = "x-amz-account-id";

    private const string Root = "/v20180820/";

    private static readonly Dictionary<string, ControlOperation> Operations = new(StringComparer.Ordinal)
    {
        ["POST jobs"] = new CreateJob(),
        ["GET jobs"] = new ListJobs(),
        ["GET jobs/ID"] = new DescribeJob(),
        ["POST jobs/ID/status"] = new UpdateJobStatus(),
        ["POST jobs/ID/priority"] = new UpdateJobPriority(),
        ["GET jobs/ID/tagging"] = new GetJobTagging(),
        ["PUT jobs/ID/tagging"] = new PutJobTagging(),
        ["DELETE jobs/ID/tagging"] = new DeleteJobTagging(),
    };

    /// <summary>
    /// Whether a request is to S3 Control, at whatever host. The header tells it from one for a bucket or key of the name v20180820.
    /// </summary>
    internal static bool IsFor(HttpContext context) =>
        context.Request.Headers.ContainsKey(AccountHeader)
            && RequestTarget.Of(context).RawPath.StartsWith(Root, StringComparison.Ordinal);

    internal async Task HandleAsync(HttpContext context, SignedRequest signed, RequestTrace trace)
    {
        var path = RequestTarget.Of(context).RawPath[Root.Length..].TrimEnd('/').Split('/', 3);
        var jobId = path.Length > 1 ? path[1] : null;
        if (jobId is not null)
        {
            path[1] = "ID";
        }

        var operation = Operations.GetValueOrDefault(context.Request.Method + " " + string.Join('/', path))
            ?? throw ControlErrors.NotImplemented("The operation you requested");
        trace.Operation = operation.Name;
        signed = await faults.ApplyAsync(context, signed, trace);
        if (signed.Caller is not { } caller || context.Request.Headers[AccountHeader] != caller.AccountId)
        {
            throw ControlErrors.AccessDenied();
        }

        await operation.RunAsync(new ControlCall(context, signed, caller, jobId, service));
    }
}
