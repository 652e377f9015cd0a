using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_DeleteJobTagging.html.</summary>
internal sealed class DeleteJobTagging : ControlOperation
{
    internal override Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:DeleteJobTagging");
        job.Change(static state => state with { Tags = [] });
        return call.AnswerAsync("DeleteJobTaggingResult", static _ => { });
    }
}
