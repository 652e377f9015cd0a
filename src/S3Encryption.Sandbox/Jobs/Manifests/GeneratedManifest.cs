using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// A manifest that is made for the job, of the current objects of a bucket:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3JobManifestGenerator.html.
/// </summary>
internal sealed class GeneratedManifest(string bucketName, string? expectedOwner, ObjectFilter filter, ManifestOutput? output) : Manifest
{
    internal static new GeneratedManifest Read(XElement element)
    {
        var generator = element.RequiredChild("S3JobManifestGenerator");
        var location = generator.Child("ManifestOutputLocation");
        var wantsOutput = generator.Boolean("EnableManifestOutput") ?? throw ControlErrors.Missing("EnableManifestOutput");
        return new(
            generator.Bucket("SourceBucket") ?? throw ControlErrors.Missing("SourceBucket"),
            generator.Optional("ExpectedBucketOwner", 64),
            ObjectFilter.Read(generator.Child("Filter")),
            !wantsOutput ? null : ManifestOutput.Read(location ?? throw ControlErrors.Missing("ManifestOutputLocation")));
    }

    internal override async Task<IReadOnlyList<ManifestEntry>> ReadAsync(S3AsRole s3, Job job)
    {
        var bucket = Open(s3);
        var hasVersions = bucket.Objects.Versioning != Versioning.Never;
        var entries = Objects(bucket).Where(filter.Matches)
            .Select(found => new ManifestEntry(bucket.Name, found.Key, hasVersions ? found.VersionId : null))
            .ToList();
        if (entries.Count == 0)
        {
            throw new JobFailedException("ManifestGenerationFailed", "Manifest generation found no keys matching the filter criteria.");
        }

        if (output is not null)
        {
            var location = await output.WriteAsync(s3, job, bucket.Name, entries);
            job.Change(state => state with { GeneratedManifest = location });
        }

        return entries;
    }

    private static IEnumerable<StoredObject> Objects(Bucket bucket)
    {
        var keys = bucket.Objects.Keys;
        for (var i = 0; i < keys.Count; i++)
        {
            if (bucket.Objects.Find(keys[i]) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>
    /// The role needs s3:PutInventoryConfiguration on the bucket, and no right to read its objects:
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html.
    /// </summary>
    private Bucket Open(S3AsRole s3)
    {
        try
        {
            return s3.OpenBucket(bucketName, "s3:PutInventoryConfiguration", expectedOwner);
        }
        catch (AwsErrorException refused)
        {
            throw new JobFailedException(refused.Code, "Manifest generation failed: " + Short(refused.Message));
        }
    }

    private static string Short(string message) => message[..Math.Min(message.Length, 200)];
}
