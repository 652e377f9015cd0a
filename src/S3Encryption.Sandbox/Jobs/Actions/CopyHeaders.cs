using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>
/// The headers of CopyObject that a copy job's settings stand for:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3CopyObjectOperation.html.
/// </summary>
internal static class CopyHeaders
{
    private const string Encryption = "x-amz-server-side-encryption";

    internal static Dictionary<string, string> Read(XElement settings)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var metadata = settings.Child("NewObjectMetadata");
        headers.Set("x-amz-acl", settings.CannedAcl("CannedAccessControlList"));
        foreach (var grants in Grant.ReadAll(settings.Child("AccessControlGrants")).GroupBy(grant => grant.Header))
        {
            headers.Set(grants.Key, string.Join(", ", grants.Select(grant => grant.InHeader)));
        }

        headers.Set("x-amz-copy-source-if-modified-since", Http(settings.Date("ModifiedSinceConstraint")));
        headers.Set("x-amz-copy-source-if-unmodified-since", Http(settings.Date("UnModifiedSinceConstraint")));
        headers.Set("x-amz-website-redirect-location", settings.HeaderText("RedirectLocation"));
        headers.Set("x-amz-request-payer", settings.Boolean("RequesterPays") is true ? "requester" : null);
        headers.Set("x-amz-storage-class", settings.HeaderText("StorageClass"));
        headers.Set("x-amz-checksum-algorithm", settings.HeaderText("ChecksumAlgorithm"));
        headers.Set("x-amz-object-lock-legal-hold", settings.OneOf("ObjectLockLegalHoldStatus", "ON", "OFF"));
        headers.Set("x-amz-object-lock-mode", settings.OneOf("ObjectLockMode", "COMPLIANCE", "GOVERNANCE"));
        headers.Set(
            "x-amz-object-lock-retain-until-date", settings.Date("ObjectLockRetainUntilDate") is { } until ? DateForms.Iso(until) : null);
        AddEncryption(headers, settings, metadata?.OneOf("SSEAlgorithm", "AES256", "KMS"));
        AddTags(headers, settings.Child("NewObjectTagging"));
        var given = settings.OneOf("MetadataDirective", "COPY", "REPLACE");
        headers.Set("x-amz-metadata-directive", given ?? (metadata is not null && ObjectMetadata.IsNew(metadata) ? "REPLACE" : "COPY"));
        ObjectMetadata.AddTo(headers, metadata);
        return headers;
    }

    /// <summary>Sets a header, unless there is no value for it.</summary>
    internal static void Set(this Dictionary<string, string> headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }

    internal static string? Http(DateTimeOffset? date) => date is { } instant ? DateForms.Http(instant) : null;

    private static void AddEncryption(Dictionary<string, string> headers, XElement settings, string? algorithm)
    {
        var keyId = settings.HeaderText("SSEAwsKmsKeyId");
        headers.Set(Encryption, algorithm switch
        {
            "KMS" => "aws:kms",
            null when keyId is not null => "aws:kms",
            _ => algorithm,
        });
        headers.Set(Encryption + "-aws-kms-key-id", keyId);
        headers.Set(Encryption + "-bucket-key-enabled", settings.Boolean("BucketKeyEnabled") switch
        {
            null => null,
            true => "true",
            false => "false",
        });
    }

    private static void AddTags(Dictionary<string, string> headers, XElement? tagging)
    {
        if (tagging is not null)
        {
            headers.Set("x-amz-tagging-directive", "REPLACE");
            headers.Set("x-amz-tagging", string.Join('&', JobTags.Read(tagging).Select(tag =>
                Uri.EscapeDataString(tag.Key) + "=" + Uri.EscapeDataString(tag.Value))));
        }
    }
}
