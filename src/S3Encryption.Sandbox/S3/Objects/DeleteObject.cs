using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html.</summary>
internal sealed class DeleteObject : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:DeleteObject");
        var ifMatch = call.Header("If-Match");
        bucket.Objects.Remove(call.Key, current =>
        {
            if (ifMatch is not null && current is null)
            {
                throw S3Errors.NoSuchKey(call.Key);
            }

            if (ifMatch is not null && !ETags.Matches(ifMatch, current!.ETag))
            {
                throw S3Errors.PreconditionFailed("If-Match");
            }
        });
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
