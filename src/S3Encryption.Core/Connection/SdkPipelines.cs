using System;
using System.IO;
using System.Threading.Tasks;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace S3Encryption.Core.Connection;

/// <summary>What is different in the pipelines of all the SDK's clients here. This copy of the SDK is the module's own.</summary>
internal sealed class SdkPipelines : IRuntimePipelineCustomizer
{
    /// <inheritdoc/>
    public string UniqueName => nameof(SdkPipelines);

    /// <summary>For all clients that are made from now on.</summary>
    public static void Register() => RuntimePipelineCustomizerRegistry.Instance.Register(new SdkPipelines());

    /// <inheritdoc/>
    public void Customize(Type type, RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<RetryHandler>(new ReadableAnswers());
        WaitingTimes.Limit(pipeline);
    }

    /// <summary>
    /// Makes an answer that cannot be read one that broke off, so that the request is tried again: what stands between here and S3 may end in
    /// due form what broke off behind it, and only who reads it finds out. The SDK would give up at once.
    /// </summary>
    private sealed class ReadableAnswers : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            }
            catch (Exception e) when (e is AmazonUnmarshallingException or XmlException or FormatException)
            {
                // Without its cause: what is told of a broken connection is what is innermost, and that says nothing of an answer.
                throw new IOException($"the answer cannot be read ({e.GetBaseException().Message})");
            }
        }
    }
}
