using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>What DescribeJob and ListJobs show of a job.</summary>
internal static class JobDocument
{
    /// <summary>The only cause for which jobs are suspended.</summary>
    internal const string AwaitingConfirmation = "AWAITING_CONFIRMATION";

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobDescriptor.html.</summary>
    internal static void WriteDescriptor(XmlWriter xml, Job job, string arn)
    {
        var (request, state) = (job.Request, job.State);
        WriteIdentity(xml, job, state);
        xml.Element("JobArn", arn);
        xml.Element("ConfirmationRequired", request.ConfirmationRequired);
        xml.Element("RoleArn", request.RoleArn);
        xml.Element("StatusUpdateReason", state.UpdateReason);
        Copy(xml, request.Document, "Operation");
        Copy(xml, request.Document, "Manifest");
        Copy(xml, request.Document, "ManifestGenerator");
        Copy(xml, request.Document, "Report");
        if (state.GeneratedManifest is { } generated)
        {
            xml.Element("GeneratedManifestDescriptor", () =>
            {
                xml.Element("Format", "S3InventoryReport_CSV_20211130");
                generated.WriteTo(xml);
            });
        }

        if (state.Failure is { } failure)
        {
            xml.Element("FailureReasons", () => xml.Element("member", () =>
            {
                xml.Element("FailureCode", failure.Code);
                xml.Element("FailureReason", failure.Reason);
            }));
        }

        if (state.Suspended is { } suspended)
        {
            xml.Element("SuspendedDate", DateForms.Iso(suspended));
            xml.Element("SuspendedCause", AwaitingConfirmation);
        }
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobListDescriptor.html.</summary>
    internal static void WriteListed(XmlWriter xml, Job job)
    {
        WriteIdentity(xml, job, job.State);
        xml.Element("Operation", job.Request.OperationName);
    }

    private static void WriteIdentity(XmlWriter xml, Job job, JobState state)
    {
        xml.Element("JobId", job.Id);
        xml.Element("Description", job.Request.Description);
        xml.Element("Priority", state.Priority);
        xml.Element("Status", state.Status.ToString());
        xml.Element("CreationTime", DateForms.Iso(job.Created));
        xml.Element("TerminationDate", state.Ended is { } ended ? DateForms.Iso(ended) : null);
        xml.Element("ProgressSummary", () =>
        {
            xml.Element("TotalNumberOfTasks", state.Total ?? 0);
            xml.Element("NumberOfTasksSucceeded", state.Succeeded);
            xml.Element("NumberOfTasksFailed", state.Failed);
            xml.Element("Timers", () => xml.Element("ElapsedTimeInActiveSeconds", (long)job.ActiveTime.TotalSeconds));
        });
    }

    private static void Copy(XmlWriter xml, XElement document, string name) => document.Child(name)?.WriteTo(xml);
}
