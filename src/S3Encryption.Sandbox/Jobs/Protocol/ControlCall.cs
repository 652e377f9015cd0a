using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Jobs.Operations;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>One request to S3 Control on its way through an operation, by somebody of the account whose jobs it is about.</summary>
internal sealed class ControlCall(HttpContext http, SignedRequest signed, Principal caller, string? jobId, JobsService service)
{
    private const int LargestBody = 1 << 20;

    internal JobsService Service { get; } = service;

    internal string AccountId => caller.AccountId;

    internal IQueryCollection Query => http.Request.Query;

    /// <summary>The addressed job, if the caller may do this to it; who may not is not told whether it is there.</summary>
    internal Job FindJob(string action)
    {
        var job = Service.Jobs.Find(AccountId, jobId!);
        var keys = new Dictionary<string, string>();
        if (job is not null)
        {
            keys["s3:ExistingJobPriority"] = job.State.Priority.ToString(System.Globalization.CultureInfo.InvariantCulture);
            keys["s3:ExistingJobOperation"] = job.Request.OperationName;
            if (job.State.Status == JobStatus.Suspended)
            {
                keys["s3:JobSuspendedCause"] = JobDocument.AwaitingConfirmation;
            }

            foreach (var (name, value) in job.State.Tags)
            {
                keys["aws:ResourceTag/" + name] = value;
            }
        }

        Demand(action, Service.JobArn(AccountId, jobId!), keys);
        return job ?? throw ControlErrors.NoSuchJob();
    }

    internal void Demand(string action, string resourceArn, IReadOnlyDictionary<string, string>? moreKeys = null)
    {
        var keys = RequestConditions.Of(http, Service.Clock.GetUtcNow(), Service.Region);
        foreach (var (name, value) in moreKeys ?? new Dictionary<string, string>())
        {
            keys[name] = [value];
        }

        Authorizer.DemandS3(caller, action, resourceArn, AccountId, keys, null);
    }

    /// <summary>The body, in S3 Control's namespace.</summary>
    internal async Task<XElement> ReadXmlAsync(string root)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await signed.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody)
            {
                throw ControlErrors.InvalidRequest($"The request is larger than {LargestBody} bytes");
            }
        }

        return XmlBody.TryParse(body.GetBuffer().AsMemory(0, (int)body.Length), root)?.In(ControlNames.Control)
            ?? throw ControlErrors.Malformed();
    }

    internal Task AnswerAsync(string root, Action<XmlWriter> content) =>
        XmlAnswer.WriteAsync(http, StatusCodes.Status200OK, root, ControlNames.Control.NamespaceName, content);
}
