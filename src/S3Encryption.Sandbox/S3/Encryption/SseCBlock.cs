using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// What is refused of SSE-C before the key is even looked at: plain http, and writes to a bucket that blocks it.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html.
/// </summary>
internal static class SseCBlock
{
    internal static void RefuseWithoutTls(S3Call call)
    {
        if (!call.IsSecure && (CustomerKeyHeaders.OfObject(call.Headers).Present || CustomerKeyHeaders.OfCopySource(call.Headers).Present))
        {
            throw S3Errors.InvalidRequest(
                "Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.");
        }
    }

    /// <summary><paramref name="action"/> is s3:PutObject or, as recorded from AWS, s3:CopyObject.</summary>
    internal static void RefuseWhereBlocked(S3Call call, Bucket bucket, string action)
    {
        if (bucket.Encryption.BlocksSseC && CustomerKeyHeaders.OfObject(call.Headers).Present)
        {
            throw S3Errors.AccessDenied(
                "User: " + (call.Caller?.Arn ?? "arn:aws:iam:::user/anonymous") + " is not authorized to perform: " + action
                + " on resource: \"" + bucket.Arn + "/" + call.Key
                + "\" because this bucket has blocked upload requests that specify Server Side Encryption with "
                + "Customer provided keys (SSE-C). Please specify a different server-side encryption type");
        }
    }
}
