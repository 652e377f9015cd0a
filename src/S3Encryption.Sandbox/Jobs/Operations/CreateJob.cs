using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html. Who creates a job has to be allowed to pass its role on:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html.
/// </summary>
internal sealed class CreateJob : ControlOperation
{
    private static readonly Dictionary<string, string> ToBatchOperations = new()
    {
        ["iam:PassedToService"] = JobRoles.Service,
    };

    internal override async Task RunAsync(ControlCall call)
    {
        var request = JobRequest.Read(await call.ReadXmlAsync("CreateJobRequest"));
        Authorize(call, request);
        var made = new Job(Guid.NewGuid().ToString(), call.AccountId, request, call.Service.Clock);
        var job = call.Service.Jobs.Add(made);
        if (ReferenceEquals(job, made))
        {
            call.Service.Runner.Prepare(job);
        }

        await call.AnswerAsync("CreateJobResult", xml => xml.Element("JobId", job.Id));
    }

    private static void Authorize(ControlCall call, JobRequest request)
    {
        var keys = request.Tags.ToDictionary(tag => "aws:RequestTag/" + tag.Key, tag => tag.Value);
        keys["s3:RequestJobPriority"] = request.Priority.ToString(CultureInfo.InvariantCulture);
        keys["s3:RequestJobOperation"] = request.OperationName;
        call.Demand("s3:CreateJob", "*", keys);
        if (request.Tags.Count > 0)
        {
            call.Demand("s3:PutJobTagging", call.Service.JobArn(call.AccountId, "*"), keys);
        }

        call.Demand("iam:PassRole", request.RoleArn, ToBatchOperations);
        if (request.RoleArn.Split(':')[4] != call.AccountId)
        {
            throw ControlErrors.InvalidRequest("Cross-account pass role is not allowed.");
        }
    }
}
