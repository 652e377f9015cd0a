using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects;

/// <summary>What S3 says of an object without giving its bytes, header by header as it is stored.</summary>
internal sealed class ObjectState
{
    private const string MetadataPrefix = "x-amz-meta-";
    private readonly RawHeaders _headers;

    public ObjectState(HttpResponseMessage head)
    {
        _headers = new RawHeaders(head);
        Encryption = AppliedEncryption.From(name => this[name]);
        Checksum = ObjectChecksum.From(name => this[name]);
    }

    /// <summary>A header's value; null where it is missing.</summary>
    public string? this[string name] => _headers[name];

    public AppliedEncryption Encryption { get; }

    public ObjectChecksum? Checksum { get; }

    public long Size => long.Parse(this["Content-Length"] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>In its quotes, as conditions take it.</summary>
    public string? ETag => this["ETag"];

    /// <summary>When it was written.</summary>
    public DateTimeOffset? LastModified => Time("Last-Modified");

    /// <summary><c>GOVERNANCE</c> or <c>COMPLIANCE</c>; null where nothing retains it, or the caller may not see it.</summary>
    public string? LockMode => this["x-amz-object-lock-mode"];

    /// <summary>Until when it is retained.</summary>
    public DateTimeOffset? LockedUntil => Time("x-amz-object-lock-retain-until-date");

    public bool HasLegalHold => this["x-amz-object-lock-legal-hold"] == "ON";

    public string? VersionId => this["x-amz-version-id"];

    /// <summary>S3 names it only where it is another than STANDARD.</summary>
    public string StorageClass => this["x-amz-storage-class"] ?? "STANDARD";

    /// <summary>Whether it lies in the archive and no copy of it is restored, so that S3 would refuse to read it.</summary>
    public bool IsArchived =>
        (this["x-amz-archive-status"] is not null || StorageClass is "GLACIER" or "DEEP_ARCHIVE")
        && this["x-amz-restore"]?.Contains("ongoing-request=\"false\"") != true;

    /// <summary>Whether the entity tag is the MD5 of the bytes: not of parts, not under a KMS or customer key (docs/facts.md).</summary>
    public bool ETagIsMD5 =>
        Encryption.Kind is EncryptionKind.SseS3 or EncryptionKind.None && ETag is string tag && !tag.Contains("-");

    /// <summary>The user-defined metadata, names without their prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _headers.All()
        .Where(h => h.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(h => h.Key.Substring(MetadataPrefix.Length), h => h.Value);

    private DateTimeOffset? Time(string name) => DateTimeOffset.TryParse(
        this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;
}
