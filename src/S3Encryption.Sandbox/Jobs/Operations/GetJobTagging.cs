using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetJobTagging.html.</summary>
internal sealed class GetJobTagging : ControlOperation
{
    internal override Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:GetJobTagging");
        return call.AnswerAsync("GetJobTaggingResult", xml => JobTags.Write(xml, job.State.Tags));
    }
}
