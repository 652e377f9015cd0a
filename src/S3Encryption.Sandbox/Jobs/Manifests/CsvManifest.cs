using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Execution;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// A list of objects in one CSV file, which may not be under a KMS key:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specify-batchjob-manifest.html.
/// </summary>
internal sealed class CsvManifest(ManifestLocation location, ManifestColumns columns) : Manifest
{
    internal override async Task<IReadOnlyList<ManifestEntry>> ReadAsync(S3AsRole s3, Job job)
    {
        var file = await location.FetchAsync(s3);
        return file.Headers["x-amz-server-side-encryption"].ToString().StartsWith("aws:kms", StringComparison.Ordinal)
            ? throw JobFailedException.InvalidManifest("Unsupported encryption type SSE_KMS used for manifest")
            : ManifestText.Read(new MemoryStream(file.Body.ToArray()), columns);
    }
}
