using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Archive;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html.</summary>
internal sealed class GetObject : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:GetObject");
        var key = ObjectReading.ReadKey(call);
        var found = VersionLookup.Acquire(call, bucket);
        try
        {
            Archived.DemandReadable(call, found);
            call.Service.Encryption.DemandRead(call.Signed, found.Encryption, key);
            if (ObjectReading.Begin(call, bucket, found, key) is { } range)
            {
                await found.Body.CopyToAsync(call.Response.Body, range.Offset, range.Count, call.Aborted);
            }
        }
        finally
        {
            found.Body.Release();
        }
    }
}
