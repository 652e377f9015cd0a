using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html.</summary>
internal sealed class PutBucketPolicy : S3Operation
{
    private const string Action = "s3:PutBucketPolicy";
    private const int Largest = 20 * 1024;

    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket(Action);
        GetBucketPolicy.DemandOwner(call, bucket);
        var body = await RequestDocument.ReadAsync(call);
        if (body.Length > Largest)
        {
            throw PolicyErrors.TooLarge(Largest);
        }

        var text = Encoding.UTF8.GetString(body.Span);
        var document = PolicyReading.Read(text, bucket);
        if (bucket.PublicAccessBlock is { BlockPublicPolicy: true } && PublicPolicy.IsPublic(document))
        {
            throw S3Errors.AccessDenied(
                "User: " + call.Caller?.Arn + " is not authorized to perform: " + Action + " on resource: \"" + bucket.Arn
                + "\" because public policies are blocked by the BlockPublicPolicy block public access setting.");
        }

        bucket.Policy = new BucketPolicy(text, document);
        call.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
