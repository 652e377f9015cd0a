using System.Diagnostics;
using System.Management.Automation;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ForeignModule;

/// <summary>Uses its own AWS SDK, and says which version that is.</summary>
[Cmdlet(VerbsCommon.Get, "ForeignSdk")]
public sealed class GetForeignSdkCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        using var client = new AmazonS3Client(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"), Amazon.RegionEndpoint.USEast1);
        var url = client.GetPreSignedURL(
            new GetPreSignedUrlRequest { BucketName = "bucket", Key = "key", Expires = System.DateTime.UtcNow.AddHours(1) });
        var core = typeof(AmazonServiceClient).Assembly.Location;
        var s3 = typeof(AmazonS3Client).Assembly.Location;
        WriteObject(
            $"{FileVersionInfo.GetVersionInfo(core).FileVersion} {FileVersionInfo.GetVersionInfo(s3).FileVersion} "
                + $"{url.StartsWith("https://bucket.s3", System.StringComparison.Ordinal)}");
    }
}
