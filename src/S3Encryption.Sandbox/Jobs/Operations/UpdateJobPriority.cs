using System.Globalization;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_UpdateJobPriority.html.</summary>
internal sealed class UpdateJobPriority : ControlOperation
{
    internal override Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:UpdateJobPriority");
        var isNumber = long.TryParse(call.Query["priority"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        var priority = JobRequest.ReadPriority(isNumber ? number : null);
        if (job.State.HasEnded)
        {
            throw ControlErrors.JobStatus($"The priority of a job in the status {job.State.Status} can't be changed");
        }

        job.Change(state => state with { Priority = priority });
        call.Service.Runner.Wake();
        return call.AnswerAsync("UpdateJobPriorityResult", xml =>
        {
            xml.Element("JobId", job.Id);
            xml.Element("Priority", priority);
        });
    }
}
