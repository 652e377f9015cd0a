using System;
using System.Linq;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>Which headers and tags a copy has: its source's, or those of the request, by the two directives.</summary>
internal static class CopiedHeaders
{
    internal static ObjectHeaders Of(S3Call call, StoredObject source)
    {
        var own = ObjectHeadersReader.Read(call);
        var headers = Replaces(call, "x-amz-metadata-directive")
            ? own
            : own with { User = source.Headers.User, System = WithRedirect(own, source.Headers) };
        return headers with { Tags = Replaces(call, "x-amz-tagging-directive") ? own.Tags : source.Headers.Tags };
    }

    internal static bool Replaces(S3Call call, string directive) => call.Header(directive) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        { } other => throw S3Errors.InvalidArgument(
            "Unknown " + (directive is "x-amz-tagging-directive" ? "tagging" : "metadata") + " directive.", directive, other),
    };

    /// <summary>A website redirect is never copied, only set anew.</summary>
    private static System.Collections.Generic.Dictionary<string, string> WithRedirect(ObjectHeaders own, ObjectHeaders source)
    {
        const string Redirect = "x-amz-website-redirect-location";
        return source.System.Where(header => header.Key != Redirect)
            .Concat(own.System.Where(header => header.Key == Redirect))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
    }
}
