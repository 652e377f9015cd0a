using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>A presigned request as its lines are made of it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Url">Signed.</param>
/// <param name="Headers">All that must be sent but the SSE-C key.</param>
/// <param name="KeyFile">The file that the SSE-C key is read from; null where none is needed, or it is given.</param>
/// <param name="KeyText">The SSE-C key in base64, where it was asked for.</param>
/// <param name="CertificateBundle">The authorities to trust instead of the system's.</param>
internal sealed record PresignedForm(
    string Method, string Key, string Url, IReadOnlyDictionary<string, string> Headers, string? KeyFile, string? KeyText,
    string? CertificateBundle)
{
    public bool Uploads => Method == "PUT";

    public string? ContentType => Headers.TryGetValue(DemandedHeaders.ContentType, out var type) ? type : null;

    /// <summary>What comes after the key's last slash.</summary>
    public string LastSegment => Key.Substring(Key.LastIndexOf('/') + 1);

    /// <summary>
    /// A name for the file on this side: the key's last segment, without what shells and file systems take amiss. Others choose keys, and
    /// the lines are for running.
    /// </summary>
    public string FileName
    {
        get
        {
            var name = string.Concat(LastSegment.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or ' ' ? c : '_'));
            return name.Trim('.', '-', '_', ' ') is { Length: > 0 } ? name.TrimStart('-', ' ').TrimEnd('.', ' ') : "object";
        }
    }

    /// <summary>Whether a URI would not keep the path as it is: segments of dots are resolved away.</summary>
    public bool HasDotSegments => Array.Exists(Key.Split('/'), segment => segment is "." or "..");
}
