using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>DeleteBucketCors, DeleteBucketInventoryConfiguration and their like.</summary>
internal sealed class DeleteConfiguration(ConfigurationKind kind) : S3Operation
{
    internal override string Name => "DeleteBucket" + kind.DeleteApi;

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket(kind.DeleteAction);
        var name = new ConfigurationName(kind.Subresource, kind.IdOf(call));
        if (!bucket.Configurations.TryRemove(name, out _) && kind.ListRoot is not null)
        {
            throw kind.MissingIn(bucket.Name);
        }

        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
