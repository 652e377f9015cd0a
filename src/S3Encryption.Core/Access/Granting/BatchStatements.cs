using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Access.Granting;

/// <summary>What the role of a job needs beside the keys: to change the objects, to have or make the list of them, and to report.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html</remarks>
internal static class BatchStatements
{
    // An update takes the last two of these; a copy all but the last.
    private static readonly string[] Change =
    [
        "s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging", "s3:GetObjectVersionTagging", "s3:PutObjectTagging", "s3:PutObject",
        "s3:UpdateObjectEncryption",
    ];

    private static readonly string[] Read = ["s3:GetObject", "s3:GetObjectVersion"];

    /// <exception cref="S3EncryptionException"><c>InvalidKmsPolicy</c>: no bucket is named.</exception>
    public static IEnumerable<StatementText> Of(KmsPolicyOrder order, string partition)
    {
        if (order.Buckets.Count == 0) throw PolicyFailures.NoBucket();
        yield return new StatementText(
            "ChangeObjects", Change, [.. order.Buckets.Select(b => S3EncryptionContext.Objects(b, partition)).Distinct()]);
        if (order.Manifests is { } lists)
        {
            yield return new StatementText("ReadLists", Read, [Below(lists, partition)]);
        }
        else
        {
            var buckets = order.Buckets.Select(b => $"arn:{partition}:s3:::{b.BucketName}").Distinct();
            yield return new StatementText("MakeLists", ["s3:PutInventoryConfiguration"], [.. buckets]);
        }

        if (order.Reports is { } reports)
            yield return new StatementText("WriteReports", ["s3:PutObject"], [Below(reports, partition)]);
    }

    // A job puts a slash behind the prefix of its reports, and the module behind that of its lists.
    private static string Below(S3Location place, string partition) => S3EncryptionContext.Objects(
        place.Key is null ? place : new S3Location(place.BucketName, place.Key.TrimEnd('/') + "/"), partition);
}
