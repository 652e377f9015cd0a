using System;
using Amazon.Runtime;

namespace S3Encryption.Core.Failures;

/// <summary>
/// Decides which cause an error may carry to the user. The SDK's exceptions may not: S3's SignatureDoesNotMatch answers with the
/// canonical request, in which the SSE-C key is a header, and their types belong to the private load context.
/// </summary>
internal static class SafeCause
{
    public static Exception? Of(Exception? cause)
    {
        for (var e = cause; e is not null; e = e.InnerException)
            if (e is AmazonClientException or AmazonServiceException) return null;
        return cause;
    }
}
