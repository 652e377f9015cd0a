using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace S3Encryption.Core.Connection;

/// <summary>
/// An S3 client for endpoints that have the bucket in the path. The SDK signs <c>/bucket//key</c> for a key that begins with a slash
/// but sends <c>/bucket/key</c>, which the server refuses (AWSSDK 4.1.0, AmazonServiceClient.ComposeUrl).
/// </summary>
internal sealed class PathStyleS3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new WholePath());
    }

    /// <summary>Between signing and sending: an address that ends in a slash is joined with the key as it is.</summary>
    private sealed class WholePath : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            var signedFor = request.Endpoint;
            if (!signedFor.AbsolutePath.EndsWith("/", StringComparison.Ordinal)) request.Endpoint = new Uri(signedFor.AbsoluteUri + "/");
            try
            {
                return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            }
            finally
            {
                // A second try is signed again.
                request.Endpoint = signedFor;
            }
        }
    }
}
