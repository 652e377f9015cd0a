#if NET
using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Hands the SDK whole answers. The SDK gives up no request by itself where the HTTP client is not its own, and sends none again whose answer
/// breaks off while it reads it: a KMS or S3 that stops in the middle of a word would be waited for without end, or be an error at once.
/// </summary>
/// <remarks>Only for the SDK's requests: their answers are documents. What transfers is watched by those who read it.</remarks>
internal sealed class WholeAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var watch = new StallWatch(WaitingTimes.Stall, cancellationToken);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, watch.Token).ConfigureAwait(false);
            using var body = answer.Content;
            var content = await answer.ReadAsync(long.MaxValue, watch).ConfigureAwait(false);
            answer.Content = new StreamContent(content);
            foreach (var header in body.Headers) _ = answer.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return answer;
        }
        catch (Exception e) when (watch.HasGivenUp && !cancellationToken.IsCancellationRequested)
        {
            answer?.Dispose();
            throw new HttpRequestException(HttpRequestError.Unknown, watch.Failure(e).Message, watch.Failure(e));
        }
        catch (IOException e)
        {
            answer?.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, e.Message, e);
        }
    }
}
#endif
