using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.S3.Objects;

namespace S3Encryption.Sandbox.S3;

/// <summary>
/// The condition keys of a request, for policies, each worked out when a policy asks for it. A key of a header or parameter is there only
/// where that was sent: what a bucket's defaults add to a request is no condition.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html.
/// </summary>
internal sealed class ConditionKeys(S3Call call, DemandedResource? target, KeysOfBody? ofBody)
{
    /// <summary>The keys that say what a header says, without the «s3:» of both.</summary>
    private static readonly Dictionary<string, string> OfHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["object-lock-mode"] = "x-amz-object-lock-mode",
        ["object-lock-legal-hold"] = "x-amz-object-lock-legal-hold",
        ["object-lock-retain-until-date"] = "x-amz-object-lock-retain-until-date",
        ["if-match"] = "If-Match",
        ["if-none-match"] = "If-None-Match",
    };

    private static readonly string[] OfUploads =
    [
        "x-amz-acl", "x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-server-side-encryption-customer-algorithm",
    ];

    /// <summary>What a CreateMultipartUpload asked for, which its parts and its end are judged by too.</summary>
    internal static IReadOnlyDictionary<string, string> ToKeep(S3Call call) => OfUploads
        .Where(name => call.Header(name) is not null)
        .ToDictionary(name => name, name => call.Header(name)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whole days, as the key of the remaining retention has them.</summary>
    internal static string Days(TimeSpan time) => Math.Floor(time.TotalDays).ToString(CultureInfo.InvariantCulture);

    /// <summary>The values of a key; none where the request does not have it.</summary>
    internal IReadOnlyList<string> Values(string key) =>
        ofBody?.GetValueOrDefault(key) is { } values ? values
        : key.Equals("s3:RequestObjectTagKeys", StringComparison.OrdinalIgnoreCase) ? [.. HeaderTags().Select(tag => tag.Key)]
        : Find(key) is { Length: > 0 } value ? [value]
        : [];

    private string? Find(string key) =>
        PrincipalConditions.Find(call.Caller, key)
        ?? RequestConditions.Find(call.Http, call.Service.Now(), call.Signed.Region, key)
        ?? (key.Equals("aws:ResourceAccount", StringComparison.OrdinalIgnoreCase) ? target?.Bucket.OwnerAccountId
            : key.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? OfS3(key[3..])
            : null);

    private string? OfS3(string name) => name.ToLowerInvariant() switch
    {
        "resourceaccount" => target?.Bucket.OwnerAccountId,
        "authtype" => call.Signed.AuthType,
        "signatureversion" => call.Signed.AuthType is null ? null : call.Signed.IsVersionTwo ? "AWS" : "AWS4-HMAC-SHA256",
        "signatureage" => call.Signed.SignatureAge?.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture),
        "tlsversion" => TlsVersion(),
        "prefix" or "delimiter" or "max-keys" => call.Query[name.ToLowerInvariant()],
        "versionid" => target?.VersionId,
        "objectcreationoperation" => IsCreation() ? "true" : "false",
        "object-lock-remaining-retention-days" => RemainingDays(call.Header("x-amz-object-lock-retain-until-date")),
        "x-amz-copy-source" => call.Header("x-amz-copy-source")?.TrimStart('/'),
        var lower when lower.StartsWith("requestobjecttag/", StringComparison.Ordinal) => Tag(HeaderTags(), name),
        var lower when lower.StartsWith("existingobjecttag/", StringComparison.Ordinal) => Tag(target?.Existing?.Headers.Tags ?? [], name),
        var lower when lower.StartsWith("x-amz-", StringComparison.Ordinal) => call.Header(lower) ?? OfUpload(lower),
        var lower => OfHeaders.TryGetValue(lower, out var header) ? call.Header(header) : null,
    };

    private static string? Tag(IReadOnlyList<KeyValuePair<string, string>> tags, string name)
    {
        var key = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return tags.Where(tag => tag.Key == key).Select(tag => tag.Value).FirstOrDefault();
    }

    private IReadOnlyList<KeyValuePair<string, string>> HeaderTags() => ObjectTags.Read(call.Header("x-amz-tagging"));

    private string? OfUpload(string name) =>
        call.Query["uploadId"] is { } id ? target?.Bucket.Uploads.GetValueOrDefault(id)?.Conditions.GetValueOrDefault(name) : null;

    /// <summary>Whether the request is one that makes an object, rather than begins an upload or adds a part to it.</summary>
    private bool IsCreation() =>
        call.Query.Has("uploadId") ? HttpMethods.IsPost(call.Http.Request.Method) : HttpMethods.IsPut(call.Http.Request.Method);

    private string? TlsVersion() => call.Http.Features.Get<ITlsHandshakeFeature>()?.Protocol switch
    {
        System.Security.Authentication.SslProtocols.Tls12 => "1.2",
        System.Security.Authentication.SslProtocols.Tls13 => "1.3",
        _ => null,
    };

    private string? RemainingDays(string? until) =>
        Protocol.DateForms.TryParse(until) is { } date ? Days(date - call.Service.Now()) : null;
}

/// <summary>The condition keys that neither headers nor parameters tell, as s3:LocationConstraint, which is in the body.</summary>
internal sealed class KeysOfBody() : Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
