using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html.</summary>
internal sealed class DeleteObject : S3Operation
{
    private static readonly string[] OfDirectoryBuckets = ["x-amz-if-match-last-modified-time", "x-amz-if-match-size"];

    internal override Task RunAsync(S3Call call)
    {
        RefuseUnknownConditions(call);
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

    /// <summary>
    /// Conditions are for the current version alone, and by ETag: to ignore another would delete what the client wants kept.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html.
    /// </summary>
    private static void RefuseUnknownConditions(S3Call call)
    {
        if (Array.Find(OfDirectoryBuckets, call.Headers.ContainsKey) is { } header)
        {
            throw S3Errors.NotImplemented(header);
        }

        if (call.VersionId is not null && call.Headers.ContainsKey("If-Match"))
        {
            throw S3Errors.NotImplemented("If-Match");
        }
    }
}
