using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_UpdateJobStatus.html: confirms a job, or cancels it.</summary>
internal sealed class UpdateJobStatus : ControlOperation
{
    private const int LongestReason = 256;

    internal override Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:UpdateJobStatus");
        var wanted = call.Query["requestedJobStatus"].ToString();
        var reason = call.Query["statusUpdateReason"].ToString() is { Length: > 0 } text ? text : null;
        if (reason?.Length > LongestReason)
        {
            throw ControlErrors.InvalidRequest($"statusUpdateReason has to have 1 to {LongestReason} characters");
        }

        var done = wanted switch
        {
            "Ready" => call.Service.Runner.TryConfirm(job, reason),
            "Cancelled" => call.Service.Runner.TryCancel(job, reason),
            _ => throw ControlErrors.InvalidRequest("Invalid requested job status: " + wanted),
        };
        var state = job.State;
        return done
            ? call.AnswerAsync("UpdateJobStatusResult", xml =>
            {
                xml.Element("JobId", job.Id);
                xml.Element("Status", state.Status.ToString());
                xml.Element("StatusUpdateReason", reason);
            })
            : throw ControlErrors.JobStatus($"A job in the status {state.Status} can't be moved to {wanted}");
    }
}
