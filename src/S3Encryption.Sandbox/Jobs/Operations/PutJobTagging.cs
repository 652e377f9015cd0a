using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutJobTagging.html. The new set replaces the old one.</summary>
internal sealed class PutJobTagging : ControlOperation
{
    internal override async Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:PutJobTagging");
        var tags = JobTags.ReadOfJob((await call.ReadXmlAsync("PutJobTaggingRequest")).RequiredChild("Tags"));
        job.Change(state => state with { Tags = tags });
        await call.AnswerAsync("PutJobTaggingResult", static _ => { });
    }
}
