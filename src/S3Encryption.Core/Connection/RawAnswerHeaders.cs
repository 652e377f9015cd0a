#if NET
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Gives whoever asks the headers of an answer as the server wrote them. The SDK gives the first of several values only (of
/// <c>Content-Language: de, en</c> only <c>de</c>), and others as .NET would have written them (AWSSDK 4.1.0, HttpClientResponseData).
/// </summary>
internal sealed class RawAnswerHeaders(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly AsyncLocal<Dictionary<string, string>?> Wanted = new();

    /// <summary>Sends by the SDK, and gives the headers of the answer beside what the SDK makes of it.</summary>
    public static async Task<(T Answer, IReadOnlyDictionary<string, string> Headers)> OfAsync<T>(Func<Task<T>> send)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // For what is sent from here, and ends with this method.
        Wanted.Value = headers;
        return (await send().ConfigureAwait(false), headers);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Wanted.Value is not Dictionary<string, string> headers) return answer;
        // Of several tries the last counts.
        headers.Clear();
        foreach (var header in answer.Headers.NonValidated) headers[header.Key] = header.Value.ToString();
        foreach (var header in answer.Content.Headers.NonValidated) headers[header.Key] = header.Value.ToString();
        return answer;
    }
}
#endif
