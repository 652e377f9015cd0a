using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_DescribeJob.html.</summary>
internal sealed class DescribeJob : ControlOperation
{
    internal override Task RunAsync(ControlCall call)
    {
        var job = call.FindJob("s3:DescribeJob");
        return call.AnswerAsync(
            "DescribeJobResult",
            xml => xml.Element("Job", () => JobDocument.WriteDescriptor(xml, job, call.Service.JobArn(job.AccountId, job.Id))));
    }
}
