using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>The conditions of a read, or of a copy on its source, in the precedence of RFC 9110, section 13.2.2.</summary>
internal sealed class ReadConditions(S3Call call, string prefix = "")
{
    /// <summary>False: not modified. Throws PreconditionFailed.</summary>
    internal bool Allow(StoredObject found)
    {
        var ifMatch = call.Header(prefix + "if-match");
        if (ifMatch is not null)
        {
            if (!ETags.Matches(ifMatch, found.ETag))
            {
                throw Failed("If-Match");
            }
        }
        else if (DateForms.TryParse(call.Header(prefix + "if-unmodified-since")) is { } unmodifiedSince
            && found.LastModified > unmodifiedSince)
        {
            throw Failed("If-Unmodified-Since");
        }

        var ifNoneMatch = call.Header(prefix + "if-none-match");
        return ifNoneMatch is not null
            ? !ETags.Matches(ifNoneMatch, found.ETag)
            : DateForms.TryParse(call.Header(prefix + "if-modified-since")) is not { } modifiedSince || found.LastModified > modifiedSince;
    }

    /// <summary>The same for a copy, which is never «not modified».</summary>
    internal void Demand(StoredObject found)
    {
        if (!Allow(found))
        {
            throw Failed(call.Header(prefix + "if-none-match") is null ? "If-Modified-Since" : "If-None-Match");
        }
    }

    private Exception Failed(string condition) =>
        S3Errors.PreconditionFailed(prefix.Length == 0 ? condition : prefix + condition.ToLowerInvariant());
}
