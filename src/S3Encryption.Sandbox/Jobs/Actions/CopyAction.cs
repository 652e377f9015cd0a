using System;
using System.Collections.Generic;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>Copies every object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-copy-object.html.</summary>
internal sealed class CopyAction(string bucket, string prefix, IReadOnlyDictionary<string, string> headers) : ObjectAction
{
    internal static CopyAction Read(XElement settings)
    {
        var folder = settings.Optional("TargetKeyPrefix", 1024);
        return new(
            settings.Bucket("TargetResource") ?? throw ControlErrors.Missing("TargetResource"),
            folder is null ? "" : folder.TrimEnd('/') + "/",
            CopyHeaders.Read(settings));
    }

    internal override S3Request For(ManifestEntry entry)
    {
        var source = S3Request.PathOf(entry.Bucket, entry.Key);
        return S3Request.Of("PUT", bucket, prefix + entry.Key) with
        {
            Headers = new Dictionary<string, string>(headers)
            {
                ["x-amz-copy-source"] =
                    entry.VersionId is null ? source : source + "?versionId=" + Uri.EscapeDataString(entry.VersionId),
            },
        };
    }
}
