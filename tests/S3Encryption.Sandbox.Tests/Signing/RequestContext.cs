using System.IO;
using System.Net.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>The same request as a server would see it, without a server.</summary>
internal static class RequestContext
{
    internal static DefaultHttpContext From(HttpRequestMessage message)
    {
        var context = new DefaultHttpContext();
        var uri = message.RequestUri!;
        context.Request.Method = message.Method.Method;
        context.Request.Scheme = uri.Scheme;
        context.Request.Host = new HostString(message.Headers.Host ?? uri.Authority);
        context.Request.Path = PathString.FromUriComponent(uri);
        context.Request.QueryString = QueryString.FromUriComponent(uri);
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = uri.PathAndQuery;
        foreach (var header in message.Headers.NonValidated)
        {
            context.Request.Headers[header.Key] = System.Linq.Enumerable.ToArray(header.Value);
        }

        if (message.Content is { } content)
        {
            context.Request.Body = new MemoryStream(content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
            foreach (var header in content.Headers.NonValidated)
            {
                context.Request.Headers[header.Key] = System.Linq.Enumerable.ToArray(header.Value);
            }
        }

        context.Response.Body = new MemoryStream();
        return context;
    }

    internal static string ResponseText(this HttpContext context) =>
        System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
