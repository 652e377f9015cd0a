using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html.</summary>
internal sealed class PutBucketPolicy : S3Operation
{
    private const int Largest = 20 * 1024;

    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutBucketPolicy");
        var body = await RequestDocument.ReadAsync(call);
        if (body.Length > Largest)
        {
            throw Malformed("Policy exceeds the maximum allowed document size.");
        }

        var text = Encoding.UTF8.GetString(body.Span);
        var document = Parse(text, bucket);
        if (bucket.PublicAccessBlock is { BlockPublicPolicy: true } && PublicPolicy.IsPublic(document))
        {
            throw S3Errors.AccessDenied(
                "User: " + call.Caller?.Arn + " is not authorized to perform: s3:PutBucketPolicy on resource: \"" + bucket.Arn
                + "\" because public policies are blocked by the BlockPublicPolicy block public access setting.");
        }

        bucket.Policy = new BucketPolicy(text, document);
        call.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    internal static PolicyDocument Parse(string text, Bucket bucket)
    {
        try
        {
            var document = PolicyDocument.Parse(text, PolicyKind.Resource);
            foreach (var statement in document.Statements)
            {
                foreach (var resource in statement.Resources)
                {
                    if (!IsOf(bucket, resource))
                    {
                        throw Malformed("Policy has invalid resource");
                    }
                }
            }

            return document;
        }
        catch (PolicyFormatException unreadable)
        {
            throw Malformed(
                text.TrimStart().StartsWith('{') ? unreadable.Message : "Policies must be valid JSON and the first byte must be '{'");
        }
    }

    private static bool IsOf(Bucket bucket, string resource) =>
        resource == bucket.Arn
            || resource.StartsWith(bucket.Arn + "/", StringComparison.Ordinal)
            || resource.StartsWith(bucket.Arn + "*", StringComparison.Ordinal);

    private static AwsErrorException Malformed(string message) => new(400, "MalformedPolicy", message);
}
