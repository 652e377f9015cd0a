using System;
using System.Linq;
using Amazon.Runtime;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Tells each request and its answer to the debug stream: operation and address, never a header, where keys and signatures are.
/// </summary>
internal static class RequestTrace
{
    public static T Attach<T>(T client, IActivityLog log) where T : AmazonServiceClient
    {
        client.AfterResponseEvent += (_, e) =>
        {
            if (e is WebServiceResponseEventArgs answer)
                log.Debug($"{Name(answer.Request)} {answer.Endpoint} answered. {RequestId(answer)}");
        };
        client.ExceptionEvent += (_, e) =>
        {
            if (e is WebServiceExceptionEventArgs failed)
                log.Debug($"{Name(failed.Request)} {failed.Endpoint} failed: {Describe(failed.Exception)}");
        };
        return client;
    }

    private static string Describe(Exception e) => $"{e.GetType().Name}: {e.Message}";

    private static string Name(AmazonWebServiceRequest request) => request.GetType().Name.Replace("Request", string.Empty);

    private static string RequestId(WebServiceResponseEventArgs answer) =>
        answer.ResponseHeaders.FirstOrDefault(h => h.Key is "x-amz-request-id" or "x-amzn-RequestId").Value ?? string.Empty;
}
