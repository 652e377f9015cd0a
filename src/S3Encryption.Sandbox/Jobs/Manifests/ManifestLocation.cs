using System;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestLocation.html. The ETag is without quotes.</summary>
internal sealed record ManifestLocation(string Bucket, string Key, string? VersionId, string ETag)
{
    internal static ManifestLocation Read(XElement location)
    {
        var arn = location.Required("ObjectArn");
        return ControlFields.ArnResource(arn)?.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key]
            ? new(bucket, key, location.Optional("ObjectVersionId"), location.Required("ETag", 1024).Trim('"'))
            : throw ControlErrors.InvalidRequest("ObjectArn is not the ARN of an object: " + arn);
    }

    /// <summary>Reads the object, if it is still the one the job was created for.</summary>
    /// <exception cref="JobFailedException">It is not, or can't be read.</exception>
    internal async Task<S3Answer> FetchAsync(S3AsRole s3)
    {
        var answer = await FetchAsync(s3, Bucket, Key, VersionId);
        return string.Equals(answer.ETag, ETag, StringComparison.Ordinal)
            ? answer
            : throw new JobFailedException("ManifestNotFound", "Etag mismatch reading manifest");
    }

    /// <exception cref="JobFailedException">The object can't be read.</exception>
    internal static async Task<S3Answer> FetchAsync(S3AsRole s3, string bucket, string key, string? versionId = null)
    {
        var answer = await s3.SendAsync(S3Request.Of("GET", bucket, key, versionId: versionId));
        return answer.Error switch
        {
            null => answer,
            { Status: 404 } => throw new JobFailedException("ManifestNotFound", "Manifest object was not found"),
            { Status: 403 } error => throw new JobFailedException("AccessDenied", "Reading the manifest is forbidden: " + error.Code),
            { } error => throw new JobFailedException("ManifestReadFailed", "Reading the manifest failed: " + error.Code),
        };
    }
}
