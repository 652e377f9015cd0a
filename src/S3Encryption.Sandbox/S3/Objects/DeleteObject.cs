using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html.</summary>
internal sealed class DeleteObject : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var deletion = Deletion.Run(call, call.FindBucket(), call.Key, call.VersionId, call.Header("If-Match"));
        if (deletion.VersionId is { } versionId)
        {
            call.Response.Headers["x-amz-version-id"] = versionId;
        }

        if (deletion.IsMarker)
        {
            call.Response.Headers["x-amz-delete-marker"] = "true";
        }

        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
