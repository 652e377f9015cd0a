using System;
using System.Globalization;
using System.Net.Http;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>What the headers of an answer about an object say.</summary>
internal sealed class AnswerHeaders(HttpResponseMessage answer)
{
    private readonly RawHeaders _raw = new(answer);

    /// <summary>A header's value; null where it is missing.</summary>
    public string? this[string name] => _raw[name];

    /// <summary>The entity tag without its quotes.</summary>
    public string? ETag => this["ETag"]?.Trim('"');

    public string? VersionId => this["x-amz-version-id"];

    /// <summary>The server's time.</summary>
    public DateTimeOffset? Date => answer.Headers.Date;

    public DateTimeOffset? LastModified => answer.Content?.Headers.LastModified;

    /// <summary>Bytes of this answer's body.</summary>
    public long? ContentLength => answer.Content?.Headers.ContentLength;

    /// <summary>How S3 says the object is encrypted.</summary>
    public AppliedEncryption Encryption => AppliedEncryption.From(name => this[name]);

    /// <summary>The first byte that a partial answer brings, and the size of the whole.</summary>
    public (long First, long Total)? Range =>
        answer.Content?.Headers.ContentRange is { From: long first, Length: long total } ? (first, total) : null;

    /// <summary>A number in a header.</summary>
    public long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
