using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace S3Encryption.Core.Connection;

/// <summary>
/// A KMS client that sends less as soon as KMS throttles, and says so: the account's quota is shared with whatever else uses its keys.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/throttling.html</remarks>
internal class AdaptiveKmsClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config, IActivityLog log)
    : AmazonKeyManagementServiceClient(credentials, Adaptive(config))
{
    private readonly IActivityLog _log = log;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        // Within the retries: outside them a request that was throttled and came through at last looks like any other.
        pipeline.AddHandlerAfter<RetryHandler>(new ThrottleWatch(this));
    }

    private static AmazonKeyManagementServiceConfig Adaptive(AmazonKeyManagementServiceConfig config)
    {
        config.RetryMode = RequestRetryMode.Adaptive;
        return config;
    }

    private sealed class ThrottleWatch(AdaptiveKmsClient client) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            }
            catch (AmazonServiceException e) when (IsThrottling(e.ErrorCode))
            {
                var operation = executionContext.RequestContext.RequestName.Replace("Request", string.Empty);
                client._log.Verbose($"KMS throttled {operation} ({e.Message.TrimEnd('.')}); requests go out more slowly.");
                throw;
            }
        }

        private static bool IsThrottling(string? code) =>
            code is "ThrottlingException" or "Throttling" or "RequestLimitExceeded" or "TooManyRequestsException" or "SlowDown";
    }
}

/// <summary>The same, but it sends a request once: CreateKey has no token by which KMS would know a second one for the first.</summary>
internal sealed class SingleTryKmsClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config, IActivityLog log)
    : AdaptiveKmsClient(credentials, Once(config), log)
{
    private static AmazonKeyManagementServiceConfig Once(AmazonKeyManagementServiceConfig config)
    {
        config.MaxErrorRetry = 0;
        // A connection that breaks after the request has gone out counts as one that was stale, and is not among the retries.
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}
